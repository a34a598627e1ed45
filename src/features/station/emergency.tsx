import { Text, View } from '@tarojs/components'
import type { EmergencyNotice, StationCard } from '../../../domain/station/card'
import { Icon } from '../../components/icon'
import { role } from '../../components/role'
import { StatusTag } from '../../components/status-tag'
import { useWords } from '../../i18n/words'
import './emergency.scss'

/** What everybody reads who looks for a station while an emergency lasts. */
export function EmergencyBanners({ emergencies }: { emergencies: readonly EmergencyNotice[] }) {
  const words = useWords().station
  return (
    <>
      {emergencies.map(({ id, name, banner, areaName }) => (
        <View key={id} className="emergency-banner" {...role('status')}>
          <Icon name="megaphone" />
          <View className="emergency-banner__words">
            <Text className="emergency-banner__name">{words.emergencyWhere(name, areaName)}</Text>
            <Text className="emergency-banner__text">{banner}</Text>
          </View>
        </View>
      ))}
    </>
  )
}

interface EmergencyTagProps {
  readonly station: Pick<StationCard, 'emergency'>
  readonly emergencies: readonly EmergencyNotice[]
}

/** That a station is under an emergency, by its name. */
export function EmergencyTag({ station, emergencies }: EmergencyTagProps) {
  const words = useWords().station
  const notice = emergencies.find(({ id }) => id === station.emergency)
  return notice ? (
    <StatusTag tone="late" icon="megaphone">
      {words.emergency(notice.name)}
    </StatusTag>
  ) : null
}
