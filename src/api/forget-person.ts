import { acting } from './acting'
import { forgetAnswers } from './kept-answer'
import { queryClient } from './query-client'

/** What the one before us kept, or told, is not ours: everything is asked anew. */
export function forgetPerson(): void {
  acting.set(null)
  askAnew()
}

/** The next answers are about somebody else. */
export function askAnew(): void {
  forgetAnswers()
  queryClient.removeQueries({ type: 'inactive' })
  void queryClient.invalidateQueries()
}
