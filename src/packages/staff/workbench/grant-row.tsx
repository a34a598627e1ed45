import { Text } from '@tarojs/components'
import type { Grant } from '../../../../domain/staff/contract'
import { useTick } from '../../../api/use-tick'
import { RecordRow } from '../../../components/record-row'
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
    <RecordRow
      icon={roleIcons[grant.role]}
      off={suspended}
      aside={
        suspended && (
          <StatusTag tone="closed" icon="minus">
            {staffWords.suspended}
          </StatusTag>
        )
      }
    >
      <Text className="record-row__name">{staffWords.roles[grant.role]}</Text>
      <Text className="record-row__about">{staffWords.within([...grant.within, grant.placeName])}</Text>
      <Text className="record-row__about">
        {suspended ? staffWords.workbench.suspendedHint : staffWords.since(since)}
      </Text>
    </RecordRow>
  )
}
