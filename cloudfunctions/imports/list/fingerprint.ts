import { createHash } from 'node:crypto'
import { canonical } from '../../platform/canonical'
import type { CheckedList } from './check-list'

/** SHA-256 over every row that a list would write, in order, whatever made it so: the file, or the district. */
export function fingerprintOf({ stations }: Pick<CheckedList, 'stations'>): string {
  return createHash('sha256').update(canonical(stations)).digest('hex')
}
