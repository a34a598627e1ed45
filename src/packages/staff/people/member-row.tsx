import { Text, View } from '@tarojs/components'
import type { StaffMember } from '../../../../domain/staff/contract'
import { Icon } from '../../../components/icon'
import { Pressable } from '../../../components/pressable'
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
    <Pressable
      className="member-row"
      onPress={() => {
        onOpen(member)
      }}
    >
      <View className={`grant-row ${suspended ? 'grant-row--off' : ''}`}>
        <View className="grant-row__icon">
          <Icon name={roleIcons[member.role]} />
        </View>
        <View className="grant-row__words">
          <Text className={`grant-row__role ${member.nickname ? '' : 'grant-row__role--none'}`}>
            {member.me ? `${name} · ${words.you}` : name}
          </Text>
          <Text className="grant-row__place">{`${words.roles[member.role]} · ${member.placeName}`}</Text>
        </View>
        {suspended && (
          <StatusTag tone="closed" icon="minus">
            {words.suspended}
          </StatusTag>
        )}
        <Icon name="chevron-right" size="s" />
      </View>
    </Pressable>
  )
}
