import { Text, View } from '@tarojs/components'
import type { AuditLine } from '../../../../domain/audit/contract'
import { saidOf } from '../../../../domain/audit/line-in-words'
import { useTick } from '../../../api/use-tick'
import { Icon } from '../../../components/icon'
import type { IconName } from '../../../components/icon/names'
import { Pressable } from '../../../components/pressable'
import { agoWords } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { useStaffWords } from '../words/words'
import { usePlaceName } from './queries'
import { placeKeyOf } from './said'

/** Acts that people look for first, each with its picture. */
const icons: Readonly<Record<string, IconName>> = {
  'staff.invite': 'plus',
  'staff.accept': 'check',
  'staff.suspend': 'minus',
  'staff.resume': 'refresh-cw',
  'staff.end': 'x',
  'staff.withdraw': 'x',
  'station.setClosed': 'door-closed-locked',
  'station.setLive': 'armchair',
  'station.startEmergency': 'megaphone',
  'station.endEmergency': 'megaphone',
  'account.serveAtCounter': 'hand-helping',
  'area.setContacts': 'user',
  'area.place': 'map-pin',
  'imports.write': 'share-2',
  'audit.beginExport': 'copy',
}

/** Who did what, where and when. */
export function LineRow({ line, onOpen }: { line: AuditLine; onOpen: (line: AuditLine) => void }) {
  const words = useWords()
  const locale = useLocale()
  const staffWords = useStaffWords()
  const place = usePlaceName(placeKeyOf(line))
  const who = line.mine ? staffWords.you : line.actor || staffWords.noName
  const how = [
    ...(line.role ? [staffWords.audit.as(staffWords.roles[line.role])] : []),
    ...(line.onBehalf ? [staffWords.audit.onBehalf] : []),
  ]
  const about = [...(place ? [place] : []), agoWords(Date.parse(line.at), useTick(), words)]
  return (
    <Pressable
      className="member-row"
      onPress={() => {
        onOpen(line)
      }}
    >
      <View className="grant-row">
        <View className="grant-row__icon">
          <Icon name={icons[line.procedure] ?? 'list'} />
        </View>
        <View className="grant-row__words">
          <Text className="audit-line__who">{[who, ...how].join(' ')}</Text>
          <Text className="audit-line__did">{saidOf(line, locale)}</Text>
          <Text className="grant-row__place">{about.join(' · ')}</Text>
        </View>
        <Icon name="chevron-right" size="s" />
      </View>
    </Pressable>
  )
}
