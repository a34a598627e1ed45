import type { ReactNode } from 'react'
import { lookAtMine } from '../../api/act-for'
import { acting } from '../../api/acting'
import { StateView } from '../../components/state-view'
import { useWords } from '../../i18n/words'

/**
 * Where something was not found: whoever acts for somebody else, and came here from a message of their own, is shown the
 * way back to themselves; all others what is said here otherwise.
 */
export function NotTheirs({ children }: { children: ReactNode }) {
  const words = useWords().acting
  const person = acting.use()
  if (!person) return children
  return (
    <StateView
      icon="user"
      title={words.notTheirs(person.label)}
      hint={words.notTheirsHint}
      action={{ words: words.backToMe, onPress: lookAtMine }}
    />
  )
}
