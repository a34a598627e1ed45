import { NuanlinError } from '../../domain/contract/errors'
import type { Locale } from '../../domain/contract/locale'
import { sampleEventInWords } from '../../domain/sample/event-words'
import type { SampleDocument } from './document'

/** The refusal of an act on what is another by now: what happened since, and the newest `version`. */
export function changedMeanwhile(
  { history, version }: SampleDocument,
  since: number,
  locale: Locale,
): NuanlinError {
  return new NuanlinError('CHANGED_MEANWHILE', {
    details: [
      { path: 'version', message: String(version) },
      ...history
        .filter(line => line.version > since)
        .map(({ event, role, at }) => ({
          path: 'state',
          message: sampleEventInWords(event, role, at.getTime(), locale),
        })),
    ],
  })
}
