import { View } from '@tarojs/components'
import { giversOf, type Role } from '../../../domain/role/roles'
import type { Grant } from '../../../domain/staff/contract'
import { useTick } from '../../api/use-tick'
import { StateView } from '../../components/state-view'
import { dayWords } from '../../i18n/time-words'
import { useWords } from '../../i18n/words'
import { useRoleWords } from './words'

interface DeniedProps {
  readonly grants: readonly Grant[]
  /** Who may do what the page is for; any role where it is not known. */
  readonly roles?: readonly Role[]
  /** Said to somebody who has none of these. */
  readonly title: string
  readonly hint: string
}

/** Why I may not: a role of mine that is suspended, or none that could. */
export function Denied({ grants, roles, title, hint }: DeniedProps) {
  const suspended = grants.filter(
    ({ state, role }) => state === 'suspended' && (roles === undefined || roles.includes(role)),
  )
  return suspended.length === 0 ? (
    <StateView icon="shield-check" title={title} hint={hint} />
  ) : (
    <Suspended grants={suspended} />
  )
}

/** Roles of mine that are suspended: which, since when, and whom to ask. */
export function Suspended({ grants }: { grants: readonly Grant[] }) {
  const words = useWords()
  const { roles, within, suspendedHere: suspended } = useRoleWords()
  const now = useTick()
  return (
    <View>
      {grants.map(({ id, role, within: around, placeName, suspendedAt, since }) => {
        const from = Date.parse(suspendedAt ?? since)
        return (
          <StateView
            key={id}
            icon="minus"
            title={suspended.title(roles[role])}
            hint={suspended.hint(
              within([...around, placeName]),
              dayWords(from, now, words) || words.time.today,
              giversOf(role).map(giver => roles[giver]),
            )}
          />
        )
      })}
    </View>
  )
}
