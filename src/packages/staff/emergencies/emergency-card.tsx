import { Text, View } from '@tarojs/components'
import { nameIn } from '../../../../domain/contract/name'
import type { EmergencyForStaff } from '../../../../domain/station/emergency-contract'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { heading } from '../../../components/role'
import { StatusTag } from '../../../components/status-tag'
import { useCatalogue } from '../../../features/station/queries'
import { momentWords } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { FactRows } from '../../../components/fact-rows'
import { usualHoursWords } from '../usual-hours-words'
import { useEmergencyWords } from '../words/emergency'

interface EmergencyCardProps {
  readonly one: EmergencyForStaff
  /** Absent for one that is over. */
  readonly onEnd?: () => void
}

/** One emergency: where, for which stations, and what they offer meanwhile. */
export function EmergencyCard({ one, onEnd }: EmergencyCardProps) {
  const words = useWords()
  const emergency = useEmergencyWords()
  const locale = useLocale()
  const now = useTick()
  const catalogue = useCatalogue().data?.services ?? []
  const when = (at: string) => momentWords(Date.parse(at), now, words)
  const comma = locale === 'en' ? ', ' : '、'
  const services = [
    ...one.services.map(code => catalogue.find(service => service.code === code)?.name ?? code),
    ...one.ownServices.map(name => nameIn(name, locale)),
  ]
  const kinds = one.kinds.map(kind => words.station.kinds[kind])
  return (
    <View className={`page-card emergency-card ${one.endedAt ? 'emergency-card--over' : ''}`}>
      <StatusTag tone={one.endedAt ? 'closed' : 'late'} icon="megaphone">
        {`${one.areaName} · ${kinds.length === 0 ? emergency.everyKind : kinds.join(comma)}`}
      </StatusTag>
      <View {...heading(3)}>
        <Text className="emergency-card__name">{nameIn(one.name, locale)}</Text>
      </View>
      <Text className="emergency-card__when">
        {one.endedAt
          ? emergency.over(when(one.startedAt), when(one.endedAt))
          : emergency.since(when(one.startedAt))}
      </Text>
      <FactRows
        rows={[
          [emergency.banner, nameIn(one.banner, locale)],
          [emergency.services, services.join(comma)],
          [emergency.hours, one.hours ? usualHoursWords(one.hours, words) : emergency.ownHours],
        ]}
      />
      {onEnd && (
        <View className="page-actions">
          <Button onPress={onEnd}>{emergency.end}</Button>
        </View>
      )}
    </View>
  )
}
