import type { DeskSample, MySample } from '../../../domain/sample/views'
import { NOW } from './stations'

const iso = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()

/** A bag of greens that was taken in an hour ago and is being tested. */
export function mySample(change: Partial<MySample> = {}): MySample {
  return {
    id: '1'.repeat(32),
    number: '4820517736',
    stationId: 'LG-KJ1',
    stationName: '布吉快检室',
    food: '小白菜',
    category: '叶菜',
    boughtAt: '西门市场',
    weightGrams: 500,
    state: 'testing',
    stateAt: iso(-30),
    takenInAt: iso(-60),
    firstFinding: null,
    outcome: null,
    tests: [{ analyte: '农药残留', demo: true, results: [] }],
    reason: null,
    replacedBy: null,
    replaces: null,
    steps: [
      { step: 'take_in', at: iso(-60) },
      { step: 'start', at: iso(-30) },
    ],
    ...change,
  }
}

/** The same as staff see it who may test. */
export function deskSample(change: Partial<DeskSample> = {}): DeskSample {
  return {
    id: '1'.repeat(32),
    version: 2,
    number: '4820517736',
    stationId: 'LG-KJ1',
    stationName: '布吉快检室',
    source: 'resident',
    followed: true,
    food: '小白菜',
    categoryCode: 'leaf_vegetables',
    category: '叶菜',
    boughtAt: '西门市场',
    weightGrams: 500,
    state: 'testing',
    stateAt: iso(-30),
    takenInAt: iso(-60),
    round: 1,
    firstFinding: null,
    outcome: null,
    tests: [
      {
        code: 'pesticide',
        analyte: '农药残留',
        methodCode: null,
        typicalMinutes: 30,
        demo: true,
        inThisRound: true,
        results: [],
      },
    ],
    reason: null,
    replacedBy: null,
    replaces: null,
    may: ['enter', 'complete', 'reject'],
    forAnother: false,
    history: [
      { event: 'take_in', role: 'food_tester', round: 1, at: iso(-60) },
      { event: 'start', role: 'food_tester', round: 1, at: iso(-30) },
    ],
    ...change,
  }
}
