import { Text, View } from '@tarojs/components'
import type { Invitation } from '../../../../domain/staff/contract'
import { useTick } from '../../../api/use-tick'
import { CardHead } from '../../../components/card-head'
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
    <View className="page-card">
      <CardHead icon={roleIcons[invitation.role]} lead={accept.offers} name={roles[invitation.role]} />
      <FactRows
        rows={[
          [accept.place, within([...invitation.within, invitation.placeName])],
          [accept.from, invitation.from || accept.somebody],
          [accept.validUntil, until],
        ]}
      />
      <Text className="page-card__note">{accept.means}</Text>
    </View>
  )
}
