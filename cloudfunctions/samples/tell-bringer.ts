import type { SampleNews } from '../../domain/inbox/sample-notices'
import { stationPlace } from '../../domain/role/place'
import type { Transaction } from '../platform/database'
import { tell } from '../platform/notify'
import { groundIn } from '../platform/places'
import type { SampleDocument } from './document'

/** Tells who follows a sample, where somebody does. */
export async function tellBringer(
  transaction: Transaction,
  { _id, person, food, station }: SampleDocument,
  what: SampleNews,
  at: Date,
): Promise<void> {
  if (person === null) return
  const ground = await groundIn(transaction, stationPlace(station))
  const stationName = ground?.name ?? { zh: station }
  await tell(transaction, person, { ...what, sampleId: _id, food, stationName }, at)
}
