import type { Hours } from '../hours'
import type { HoursProblem } from './hours-problem'
import { readHours } from './hours-text'
import { readYesNo } from './known-words'
import type { ProblemCode } from './problems'
import type { RowCells } from './row-cells'

export interface RowHours {
  readonly hours: Hours
  /** Holidays have a cell of their own, beside the hours. */
  readonly apart: boolean
}

/** The hours of a row; `undefined` where they are wrong, and told. */
export function hoursOf(cells: RowCells): RowHours | undefined {
  const told = cells.needed('hours')
  const holidays = holidayWords(cells)
  if (told === '') return undefined
  const read = readHours(told)
  if ('problem' in read) {
    tell(cells, 'hours', read.problem, told)
    return undefined
  }
  const whole = holidays === '' ? read : readHours(told, holidays)
  if ('problem' in whole) {
    tell(cells, 'holidays', whole.problem, cells.text('holidays'))
    return undefined
  }
  for (const words of whole.leftOut) cells.note('hours', 'hours_left_out', words)
  if (whole.hours.holidays === 'unknown') cells.note('holidays', 'not_known')
  if (whole.hours.weekly.length === 0) cells.note('hours', 'hours_shut', told)
  return { hours: whole.hours, apart: holidays !== '' }
}

/** A column may ask whether it is open on holidays, and be answered with yes or no. */
function holidayWords(cells: RowCells): string {
  const told = cells.text('holidays')
  if (told === '否' || told.toLowerCase() === 'no') return '休息'
  return readYesNo(told) === true ? '照常' : cells.said('holidays')
}

function tell(cells: RowCells, column: 'hours' | 'holidays', problem: HoursProblem, told: string): void {
  const codes: Partial<Record<HoursProblem['reason'], ProblemCode>> = {
    reversed: 'hours_reversed',
    overlap: 'hours_overlap',
    season: 'hours_season',
  }
  cells.tell(column, codes[problem.reason] ?? column, problem.text === '' ? told : problem.text)
}
