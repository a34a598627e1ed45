import { NuanlinError } from '../../domain/contract/errors'
import type { Locale } from '../../domain/contract/locale'
import { eventInWords } from '../../domain/submissions/event-words'
import type { SubmissionDocument } from './document'

/**
 * The refusal of a decision on what is another by now: who did what since, and when; `version` among the details is the
 * newest.
 */
export function changedMeanwhile(
  { history, version }: SubmissionDocument,
  since: number,
  locale: Locale,
): NuanlinError {
  const later = history.filter(line => line.version > since)
  return new NuanlinError('CHANGED_MEANWHILE', {
    details: [
      { path: 'version', message: String(version) },
      ...later.flatMap(({ event, by, role, at }) =>
        event === 'send'
          ? []
          : [{ path: 'state', message: eventInWords(event, by, role, at.getTime(), locale) }],
      ),
    ],
  })
}
