import { isRecord, isString } from '../../../api/checks'
import { storedValue } from '../../../api/stored-value'

/** The grid that a person picked. */
export interface MyGrid {
  readonly code: string
  /** The community that it was picked in: another community is another grid. */
  readonly community: string
}

const isMyGrid = (value: unknown): value is MyGrid | null =>
  value === null || (isRecord(value) && isString(value.code) && isString(value.community))

export const myGrid = storedValue<MyGrid | null>('grid', isMyGrid, () => null)
