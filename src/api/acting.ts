import { isRecord, isString } from './checks'
import { sharedValue } from './shared-value'
import { storedValue } from './stored-value'

/** Somebody for whom I act at this moment. */
export interface Acting {
  /** Of the delegation. */
  readonly id: string
  readonly kind: 'family' | 'counter'
  /** What I call them. */
  readonly label: string
  /** When it is over by itself, ISO 8601. */
  readonly until: string
}

const isActing = (value: unknown): value is Acting =>
  isRecord(value) &&
  isString(value.id) &&
  (value.kind === 'family' || value.kind === 'counter') &&
  isString(value.label) &&
  isString(value.until)

/** Kept while the page is loaded anew: whoever serves somebody goes on serving them. Null for myself. */
export const acting = storedValue<Acting | null>(
  'acting',
  (value): value is Acting | null => value === null || isActing(value),
  () => null,
)

/** The same, unless its time is up. */
export function actingNow(): Acting | null {
  const current = acting.get()
  return current !== null && Date.parse(current.until) > Date.now() ? current : null
}

/** Why I cannot act for them any more, for the person to be told; '' when they were. */
export const actingRefused = sharedValue('')
