import type { Locale } from '../../contract/locale'
import { columnWords, type Column, type Headings } from './headings'

/** Something that is told of a cell. */
interface Place {
  /** Number of the row in the file, from 1. */
  readonly row: number
  readonly column: Column
}

/** Where a cell stands, as spreadsheets say it: `C7`. */
export function cellName(headings: Headings, { row, column }: Place): string {
  const position = headings.at.get(column)
  return position === undefined ? String(row) : `${columnLetters(position)}${row}`
}

/** 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(position: number): string {
  const letter = String.fromCharCode(65 + (position % 26))
  return position < 26 ? letter : columnLetters(Math.floor(position / 26) - 1) + letter
}

/** The heading of a problem's column as it stands in the file, or our own name for it. */
export function headingOf(headings: Headings, { column }: Pick<Place, 'column'>, lang: Locale): string {
  const position = headings.at.get(column)
  return (position === undefined ? undefined : headings.texts[position]) ?? columnWords[column][lang]
}
