import { momentWords } from '../../../i18n/time-words'
import { currentWords } from '../../../i18n/words'
import { currentDistrictWords } from '../words/district'
import type { Wish } from './save-sheet'

/** What is said when something was saved: also when it will be seen. */
export function savedWords({ from }: Wish): string {
  const { saved, savedLater, residents } = currentDistrictWords().save
  if (from === undefined) return `${saved}。${residents}`.replace(/^Saved。/, 'Saved. ')
  return savedLater(momentWords(Date.parse(from), Date.now(), currentWords()))
}
