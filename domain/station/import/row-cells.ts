import type { Column, Headings } from './headings'
import { isNothing, readYesNo } from './known-words'
import type { Note, NoteCode } from './notes'
import { asWritten, plainText, type Cell } from './plain-text'
import type { Problem, ProblemCode } from './problems'

/** Columns of words: what begins there like a calculation is one in whoever opens the list. */
const WORDS: ReadonlySet<Column> = new Set(['code', 'name', 'nameEn', 'address', 'addressEn', 'hostUnit'])
/** What stands on a sign stays as it is written there. */
const NAMES: ReadonlySet<Column> = new Set(['name', 'nameEn', 'address', 'addressEn'])
/** Lines tell the parts of opening hours from one another. */
const LINES: ReadonlySet<Column> = new Set(['hours', 'holidays'])
const LIST = 500

/** The cells of one row by what they mean, with what is wrong with them and what was decided. */
export class RowCells {
  readonly problems: Problem[] = []
  readonly notes: Note[] = []
  private readonly read = new Map<Column, string>()
  private readonly formulas = new Set<Column>()

  constructor(
    private readonly row: number,
    private readonly cells: readonly Cell[],
    private readonly headings: Headings,
  ) {}

  tell(column: Column, code: ProblemCode, detail = ''): void {
    this.problems.push({ row: this.row, column, code, detail })
  }

  note(column: Column, code: NoteCode, detail = ''): void {
    this.notes.push({ row: this.row, column, code, detail })
  }

  has(column: Column): boolean {
    return this.headings.at.has(column)
  }

  isFormula(column: Column): boolean {
    return this.formulas.has(column)
  }

  /** The text of a column, empty where the list has none; what is wrong with it is told once. */
  text(column: Column, most = LIST): string {
    const known = this.read.get(column)
    if (known !== undefined) return known
    const found = this.textOf(column, most)
    this.read.set(column, found)
    return found
  }

  /** The same, empty also where the cell says that there is nothing to say. */
  said(column: Column): string {
    const found = this.text(column)
    return isNothing(found) ? '' : found
  }

  /** The text of a column that may not be empty. */
  needed(column: Column, most?: number): string {
    const found = this.text(column, most)
    if (found === '' && !this.isFormula(column)) this.tell(column, 'empty')
    return found
  }

  /** How many there are; null where nothing is said. */
  count(column: Column): number | null {
    const found = this.text(column)
      .replace(/^(?:约|大约|[~≈])\s*/u, '')
      .replace(/\s*(?:[个座位人张]|左右|\+)*$/u, '')
    if (isNothing(found)) return null
    if (/^\d{1,4}(?:\.0+)?$/u.test(found)) return Math.trunc(Number(found))
    this.tell(column, 'count', found)
    return null
  }

  /** Null where nothing is said. */
  yesNo(column: Column): boolean | null {
    const found = this.text(column)
    const answer = readYesNo(found)
    if (answer === undefined) this.tell(column, 'yes_no', found)
    return answer ?? null
  }

  private textOf(column: Column, most: number): string {
    const cell = this.cells[this.headings.at.get(column) ?? -1]
    if (!cell) return ''
    if (cell.formula || (WORDS.has(column) && /^\s*[=@+-]\s*[\p{L}\d(]/u.test(cell.text))) {
      this.tell(column, 'formula')
      this.formulas.add(column)
      return ''
    }
    const plain = LINES.has(column)
      ? cell.text.trim()
      : NAMES.has(column)
        ? asWritten(cell.text)
        : plainText(cell.text)
    if (plain.length <= most) return plain
    this.tell(column, 'too_long', String(most))
    return plain.slice(0, most)
  }
}
