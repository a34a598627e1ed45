import { Text } from '@tarojs/components'
import type { StaffMember } from '../../../../domain/staff/contract'
import { RecordRow } from '../../../components/record-row'
import { StatusTag } from '../../../components/status-tag'
import { roleIcons } from '../role-icons'
import { useStaffWords } from '../words/words'

interface MemberRowProps {
  readonly member: StaffMember
  readonly onOpen: (member: StaffMember) => void
}

/** Somebody with a role: who, as what, where, and whether it is in force. */
export function MemberRow({ member, onOpen }: MemberRowProps) {
  const words = useStaffWords()
  const suspended = member.state === 'suspended'
  const name = member.nickname || words.noName
  return (
    <RecordRow
      icon={roleIcons[member.role]}
      off={suspended}
      aside={
        suspended && (
          <StatusTag tone="closed" icon="minus">
            {words.suspended}
          </StatusTag>
        )
      }
      onPress={() => {
        onOpen(member)
      }}
    >
      <Text className={`record-row__name ${member.nickname ? '' : 'record-row__name--none'}`}>
        {member.me ? `${name} · ${words.you}` : name}
      </Text>
      <Text className="record-row__about">{`${words.roles[member.role]} · ${member.placeName}`}</Text>
    </RecordRow>
  )
}
