import { Text, View } from '@tarojs/components'
import type { Grant } from '../../../../domain/staff/contract'
import { useTick } from '../../../api/use-tick'
import { Icon } from '../../../components/icon'
import { StatusTag } from '../../../components/status-tag'
import { dayWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { roleIcons } from '../role-icons'
import { useStaffWords } from '../words/words'

/** A role of mine: what, where, since when, and whether it is in force. */
export function GrantRow({ grant }: { grant: Grant }) {
  const words = useWords()
  const staffWords = useStaffWords()
  const now = useTick()
  const since = dayWords(Date.parse(grant.since), now, words) || words.time.today
  const suspended = grant.state === 'suspended'
  return (
    <View className={`grant-row ${suspended ? 'grant-row--off' : ''}`}>
      <View className="grant-row__icon">
        <Icon name={roleIcons[grant.role]} />
      </View>
      <View className="grant-row__words">
        <Text className="grant-row__role">{staffWords.roles[grant.role]}</Text>
        <Text className="grant-row__place">{staffWords.within([...grant.within, grant.placeName])}</Text>
        <Text className="grant-row__since">
          {suspended ? staffWords.workbench.suspendedHint : staffWords.since(since)}
        </Text>
      </View>
      {suspended && (
        <StatusTag tone="closed" icon="minus">
          {staffWords.suspended}
        </StatusTag>
      )}
    </View>
  )
}
