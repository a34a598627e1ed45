import { go } from '../../../api/go'
import { ListRow } from '../../../components/list-row'
import { Section } from '../../../components/section'
import { SettingsPage } from '../district/settings-page'
import { officePaths } from '../paths'
import { useDistrictWords } from '../words/district'
import { useJobWords } from '../words/jobs'

/** Everything that is the district's own, each with the version that is in force. */
export default function SettingsHub() {
  const { hub, history } = useDistrictWords()
  const jobs = useJobWords()
  return (
    <SettingsPage title={hub.title}>
      {({ district, rules, catalogue, calendar }) => {
        const retired = catalogue.services.filter(one => one.retired).length
        const state = ({ version, waiting }: typeof rules | typeof catalogue | typeof calendar) =>
          waiting ? hub.waiting : hub.version(version)
        return (
          <Section title={district.name} card>
            <ListRow
              icon="clock"
              title={hub.rules}
              hint={hub.rulesHint}
              value={state(rules)}
              onPress={to(officePaths.rules)}
            />
            <ListRow
              icon="list"
              title={hub.catalogue}
              hint={hub.catalogueHint(catalogue.services.length - retired, retired)}
              value={state(catalogue)}
              onPress={to(officePaths.catalogue)}
            />
            <ListRow
              icon="book-open"
              title={hub.calendar}
              hint={hub.calendarHint(calendar.calendar.coveredUntil)}
              value={state(calendar)}
              onPress={to(officePaths.calendar)}
            />
            <ListRow icon="clock" title={history} onPress={to(officePaths.settingsHistory('rules'))} />
            <ListRow icon="refresh-cw" title={jobs.title} hint={jobs.hint} onPress={to(officePaths.jobs)} />
          </Section>
        )
      }}
    </SettingsPage>
  )
}

const to = (url: string) => () => {
  go.to(url)
}
