import { Text, View } from '@tarojs/components'
import type { Invitation } from '../../../../domain/staff/contract'
import { useTick } from '../../../api/use-tick'
import { Icon } from '../../../components/icon'
import { heading } from '../../../components/role'
import { momentWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { FactRows } from '../../../components/fact-rows'
import { roleIcons } from '../role-icons'
import { useStaffWords } from '../words/words'

/** What a code offers, before it is accepted. */
export function Offer({ invitation }: { invitation: Invitation }) {
  const words = useWords()
  const { accept, roles, within } = useStaffWords()
  const until = momentWords(Date.parse(invitation.expiresAt), useTick(), words)
  return (
    <View className="staff-card">
      <View className="offer-head">
        <View className="offer-head__icon">
          <Icon name={roleIcons[invitation.role]} size="l" />
        </View>
        <View>
          <Text className="offer-head__label">{accept.offers}</Text>
          <View {...heading(2)}>
            <Text className="offer-head__role">{roles[invitation.role]}</Text>
          </View>
        </View>
      </View>
      <FactRows
        rows={[
          [accept.place, within([...invitation.within, invitation.placeName])],
          [accept.from, invitation.from || accept.somebody],
          [accept.validUntil, until],
        ]}
      />
      <Text className="staff-card__note">{accept.means}</Text>
    </View>
  )
}
