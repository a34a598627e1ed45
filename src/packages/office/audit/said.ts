import type { AuditLine } from '../../../../domain/audit/contract'
import { factsOf } from '../../../../domain/audit/line-in-words'
import { isString } from '../../../api/checks'

/** The place that an act was about: of what changed, else of the log that the line stands in. */
export function placeKeyOf({ before, after, id }: AuditLine): string | null {
  const { place } = { ...factsOf(before), ...factsOf(after) }
  if (isString(place)) return place
  const chain = id.slice(0, id.lastIndexOf('#'))
  return /^(area|station):/.test(chain) ? chain : null
}
