import { Text, View } from '@tarojs/components'
import { nameIn } from '../../../../domain/contract/name'
import type { StationForEdit } from '../../../../domain/station/desk-contract'
import { codeOfId } from '../../../../domain/station/code-of-id'
import { officeField } from '../../../../domain/station/office-fields'
import type { Instant } from '../../../../domain/time/china-time'
import { go } from '../../../api/go'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { agoWords } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { FactRows } from '../../../components/fact-rows'
import { staffPaths } from '../paths'
import { useDeskWords } from '../words/desk'

/** What the office says of the station, in short, and the way to change it. */
export function RecordCard({ station, now }: { station: StationForEdit; now: Instant }) {
  const words = useWords()
  const desk = useDeskWords().station
  const locale = useLocale()
  const { office, edited } = station
  const fields = edited?.fields.map(field => officeField(field)[locale]).join(locale === 'en' ? ', ' : '、')
  const missing = [
    ...(['hostType', 'stepFree', 'toilet'] as const)
      .filter(fact => office[fact] === null)
      .map(fact => officeField(fact)[locale]),
    ...(office.hours.holidays === 'unknown' ? [words.station.holidays] : []),
    ...(office.areaGuessed === null ? [] : [officeField('area')[locale]]),
  ]
  return (
    <Section title={desk.record}>
      <View className="page-card">
        <FactRows
          rows={[
            [desk.code, codeOfId(station.stationId)],
            [officeField('name')[locale], nameIn(office.name, locale)],
            [officeField('kinds')[locale], office.kinds.map(kind => words.station.kinds[kind]).join(' · ')],
            [officeField('address')[locale], nameIn(office.address, locale)],
            [officeField('phone')[locale], office.phone ?? '–'],
            ...(missing.length > 0
              ? [[desk.notKnown, missing.join(locale === 'en' ? ', ' : '、')] as const]
              : []),
          ]}
        />
        {edited && fields && (
          <Text className="page-card__note">
            {desk.editedBy(fields, agoWords(Date.parse(edited.at), now, words))}
          </Text>
        )}
        <View className="page-actions">
          <Button
            icon="wrench"
            onPress={() => {
              go.to(staffPaths.stationEdit(station.stationId))
            }}
          >
            {desk.edit}
          </Button>
        </View>
      </View>
    </Section>
  )
}
