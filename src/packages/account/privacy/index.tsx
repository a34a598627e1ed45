import { Text, View } from '@tarojs/components'
import type { KeptDatum, OnDeletion } from '../../../../domain/privacy/datum'
import { privacyGroups } from '../../../../domain/privacy/datum'
import { keptData, neverKept } from '../../../../domain/privacy/table'
import { device } from '../../../api/device'
import { go, paths } from '../../../api/go'
import { ListRow } from '../../../components/list-row'
import { Section } from '../../../components/section'
import { useLocale } from '../../../i18n/words'
import { Page } from '../../../components/page'
import { accountPaths } from '../paths'
import { useAccountWords } from '../words/words'
import './index.scss'

/** All that is kept about a person, in their words, from the table of which the docs are made too. */
export default function Privacy() {
  const words = useAccountWords().privacy
  const locale = useLocale()
  const { openPrivacyGuide } = device
  return (
    <Page title={words.title}>
      <View className="page-narrow">
        <Text className="page-intro">{words.intro}</Text>
        <Section title={words.yours} card>
          <ListRow
            icon="copy"
            title={words.copy}
            hint={words.copyHint}
            onPress={() => {
              go.to(paths.copyOfMyData)
            }}
          />
          <ListRow
            icon="user-x"
            title={words.remove}
            hint={words.removeHint}
            onPress={() => {
              go.to(accountPaths.deleteAccount)
            }}
          />
          {openPrivacyGuide && (
            <ListRow
              icon="shield-check"
              title={words.guide}
              hint={words.guideHint}
              onPress={() => void openPrivacyGuide()}
            />
          )}
        </Section>
        {privacyGroups.map(group => (
          <Section key={group} title={words.groups[group]} card>
            {keptData
              .filter(datum => datum.group === group)
              .map(datum => (
                <Datum key={datum.what.en} datum={datum} />
              ))}
          </Section>
        ))}
        <Section title={words.never} card>
          {neverKept.map(({ what, instead }) => (
            <View key={what.en} className="datum">
              <Text className="datum__what">{what[locale]}</Text>
              <Text className="datum__why">{instead[locale]}</Text>
            </View>
          ))}
        </Section>
      </View>
    </Page>
  )
}

function Datum({ datum: { what, purpose, kept, onDeletion } }: { datum: KeptDatum }) {
  const words = useAccountWords().privacy
  const locale = useLocale()
  const end = (outcome: OnDeletion): string => {
    switch (outcome.does) {
      case 'removed':
        return words.removed
      case 'nameless':
        return words.nameless(outcome.why[locale])
      case 'ends':
        return outcome.how[locale]
    }
  }
  return (
    <View className="datum">
      <Text className="datum__what">{what[locale]}</Text>
      <Text className="datum__why">{purpose[locale]}</Text>
      <Fact name={words.kept} value={kept[locale]} />
      <Fact name={words.end} value={end(onDeletion)} />
    </View>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View className="datum__fact">
      <Text className="datum__name">{name}</Text>
      <Text className="datum__value">{value}</Text>
    </View>
  )
}
