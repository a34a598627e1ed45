import { checkHistory } from '../history-checker/check-history'
import type { AnomalyKind, History } from '../history-checker/history'
import { limits } from '../limits'
import type { EngineParts } from '../database/engine-parts'
import { brokenEngines } from '../testing/histories/broken-engines'
import { collections } from '../testing/histories/keys'
import { recordHistory, type Workload } from '../testing/histories/record-history'
import { shareOf } from '../testing/histories/share-of'
import { temporaryCloud } from '../testing/temporary-cloud'

jest.setTimeout(120_000)

async function historyOf(workload: Omit<Workload, 'database'>, engine?: () => EngineParts): Promise<History> {
  const here = await temporaryCloud({ collections, ...(engine === undefined ? {} : { engine: engine() }) })
  try {
    return await recordHistory({ database: here.database, ...workload })
  } finally {
    await here.remove()
  }
}

/** The same interleaving of the same requests each time: no luck is needed to see a mistake. */
const byTurns = { seed: 1, clients: 5, rounds: 16, order: 'by turns' } as const

function expectContention(history: History): void {
  expect(shareOf(history, 'committed')).toBeGreaterThan(0.2)
  expect(shareOf(history, 'aborted')).toBeGreaterThan(0.2)
}

describe('histories of clients who take turns', () => {
  beforeEach(() => {
    // Whose document is locked by someone who waits for his turn would wait in vain.
    jest.replaceProperty(limits, 'lockWaitMilliseconds', 1 as typeof limits.lockWaitMilliseconds)
  })

  it('are those of snapshot isolation', async () => {
    const history = await historyOf(byTurns)
    expect(checkHistory(history)).toEqual([])
    expect(history).toHaveLength(5 * 16 + 1)
    expectContention(history)
  })

  const shows: Record<keyof typeof brokenEngines, readonly AnomalyKind[]> = {
    'does not notice conflicts': ['lost-update'],
    'reads the newest instead of the snapshot': ['non-repeatable-read', 'fractured-read'],
    'reads what is not committed': ['aborted-read', 'intermediate-read'],
    'commits in two steps': ['fractured-read'],
    'lets writers pass locks': ['lost-update'],
  }

  it.each(Object.entries(brokenEngines))('condemn an engine that %s', async (name, engine) => {
    const kinds = new Set(checkHistory(await historyOf(byTurns, engine)).map(({ kind }) => kind))
    expect([...kinds]).toEqual(expect.arrayContaining(shows[name] as AnomalyKind[]))
  })
})

it('many clients at once see snapshot isolation, whatever the machine lets happen', async () => {
  const history = await historyOf({ seed: 1, clients: 16, rounds: 15, order: 'together' })
  expect(checkHistory(history)).toEqual([])
  expect(history).toHaveLength(16 * 15 + 1)
  expectContention(history)
})
