import { settled, type ScreeningResult } from '../../domain/sample/screening'
import type { TestOfSample } from './document'

/** Results of a test up to a screening, oldest first. */
export function resultsUntil({ results }: TestOfSample, round: number): ScreeningResult[] {
  return results.filter(one => one.round <= round).map(({ result }) => result)
}

/** Whether a test is part of a screening: it was not settled before. */
export function isOfRound(test: TestOfSample, round: number): boolean {
  return settled(resultsUntil(test, round - 1)) === null
}

/** Whether every test of a screening has its result. */
export function isComplete(tests: readonly TestOfSample[], round: number): boolean {
  return tests
    .filter(test => isOfRound(test, round))
    .every(({ results }) => results.some(one => one.round === round))
}
