import type { Cell } from '../../../domain/station/import/plain-text'

/** A row of a list, with its number in the file from 1. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly Cell[]
}

/** Whether nothing stands in any of its cells. */
export function isEmptyRow({ cells }: SheetRow): boolean {
  return cells.every(cell => cell.text.trim() === '' && !cell.formula)
}
