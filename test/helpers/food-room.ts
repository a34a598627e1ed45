import type { DeskSample } from '../../domain/sample/views'
import type { ScreeningResult } from '../../domain/sample/screening'
import type { Client } from './client'
import { aStation } from './factories'
import { startTestCloud, type TestCloud } from './test-cloud'

/** A food-test room with two testers and a verifier, and what one does there. */
export interface FoodRoom {
  readonly test: TestCloud
  readonly tester: Client
  /** The other tester. */
  readonly second: Client
  readonly verifier: Client
  /** Takes a sample in that somebody brought, who then follows it. */
  readonly bring: (
    by: Client,
    changes?: Partial<Parameters<Client['samples']['takeIn']>[0]>,
  ) => Promise<DeskSample>
  /** Starts and enters one result for each test of a screening. */
  readonly screen: (
    sample: DeskSample,
    results: Readonly<Record<string, ScreeningResult>>,
    by?: Client,
  ) => Promise<DeskSample>
  readonly confirm: (sample: DeskSample, by?: Client) => Promise<DeskSample>
}

export const ROOM = 'KJ1'

export async function startFoodRoom(): Promise<FoodRoom> {
  const test = await startTestCloud(
    [
      aStation({
        code: ROOM,
        name: { zh: '东风快检室', en: 'Dongfeng test room' },
        kinds: ['food_test_room'],
      }),
      aStation({ code: 'YZ1' }),
      aStation({ code: 'KJ2', area: '990001002001', kinds: ['food_test_room'] }),
    ],
    { timers: false },
  )
  const at = `station:${ROOM}` as const
  const tester = await test.asStaff('tester', 'food_tester', at)
  const second = await test.asStaff('second', 'food_tester', at)
  const verifier = await test.asStaff('verifier', 'food_verifier', at)
  return {
    test,
    tester,
    second,
    verifier,
    async bring(by, changes = {}) {
      const sample = await tester.samples.takeIn({
        stationId: ROOM,
        source: 'resident',
        food: '小白菜',
        category: 'vegetables',
        boughtAt: '西门市场 12 号摊',
        weightGrams: 500,
        ...changes,
      })
      await by.samples.claim({ number: sample.number })
      return tester.samples.one({ sampleId: sample.id })
    },
    async screen({ id: sampleId, version, state }, results, by = tester) {
      const tests = Object.keys(results)
      const started =
        state === 'screen_again'
          ? await by.samples.startAgain({ sampleId, version })
          : await by.samples.start({ sampleId, version, tests })
      return by.samples.enter({
        sampleId,
        version: started.version,
        results: Object.entries(results).map(([one, result]) => ({ test: one, result })),
      })
    },
    confirm: ({ id: sampleId, version }, by = verifier) =>
      by.samples.verify({ sampleId, version, decision: 'confirm' }),
  }
}
