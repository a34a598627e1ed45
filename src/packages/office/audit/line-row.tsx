import { Text } from '@tarojs/components'
import type { AuditLine } from '../../../../domain/audit/contract'
import { saidOf } from '../../../../domain/audit/line-in-words'
import { useTick } from '../../../api/use-tick'
import type { IconName } from '../../../components/icon/names'
import { RecordRow } from '../../../components/record-row'
import { agoWords } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { useAuditWords } from '../words/audit'
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
  const audit = useAuditWords()
  const place = usePlaceName(placeKeyOf(line))
  const who = line.mine ? audit.you : line.actor || audit.noName
  const how = [
    ...(line.role ? [audit.as(audit.roles[line.role])] : []),
    ...(line.onBehalf ? [audit.onBehalf] : []),
  ]
  const about = [...(place ? [place] : []), agoWords(Date.parse(line.at), useTick(), words)]
  return (
    <RecordRow
      icon={icons[line.procedure] ?? 'list'}
      onPress={() => {
        onOpen(line)
      }}
    >
      <Text className="record-row__about">{[who, ...how].join(' ')}</Text>
      <Text className="record-row__name">{saidOf(line, locale)}</Text>
      <Text className="record-row__about">{about.join(' · ')}</Text>
    </RecordRow>
  )
}
