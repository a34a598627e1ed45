import type { Case, Lender, Room } from './world'

/** How a case went; why, when it did not hold or could not be tried. */
export interface Outcome {
  room: string
  name: string
  result: 'passed' | 'failed' | 'skipped'
  reason?: string
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** True for the service's answer to a search for the nearest without an index. */
const lacksGeoIndex = (error: unknown): boolean =>
  /geo|2dsphere/i.test(message(error)) && /index/i.test(message(error))

async function tryCase(lender: Lender, { needs, run }: Case): Promise<Pick<Outcome, 'result' | 'reason'>> {
  try {
    await run(lender.world())
    return { result: 'passed' }
  } catch (error) {
    if (needs === 'geo-index' && lacksGeoIndex(error))
      return { result: 'skipped', reason: 'the collection has no 2dsphere index on location' }
    return { result: 'failed', reason: message(error) }
  }
}

/** Tries every case, one after the other as they share collections, and tells of each as it is done. */
export async function runRooms(
  rooms: readonly Room[],
  lender: Lender,
  tell: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const room of rooms) {
    for (const item of room.cases) {
      const outcome = { room: room.name, name: item.name, ...(await tryCase(lender, item)) }
      outcomes.push(outcome)
      tell(outcome)
    }
  }
  return outcomes
}
