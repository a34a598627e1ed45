import { acting } from './acting'
import { forgetAnswers } from './kept-answer'
import { personChanged } from './person-changes'
import { queryClient } from './query-client'

/** What the one before us kept, or told, is not ours: everything is asked anew. */
export function forgetPerson(): void {
  personChanged()
  acting.set(null)
  askAnew()
}

/** The same where another window let somebody else in: what is kept by now is theirs and stays. */
export function followPerson(): void {
  personChanged('elsewhere')
  acting.reload()
  askAnew()
}

/** The same for somebody who leaves: what is still on the screen is asked again when it is shown again, if ever. */
export function forgetWhoLeaves(): void {
  personChanged()
  acting.set(null)
  forgetAnswers()
  queryClient.removeQueries({ type: 'inactive' })
  void queryClient.invalidateQueries({ refetchType: 'none' })
}

/** The next answers are about somebody else. */
export function askAnew(): void {
  forgetAnswers()
  queryClient.removeQueries({ type: 'inactive' })
  void queryClient.invalidateQueries()
}
