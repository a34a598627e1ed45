import { MOST_OF_ROUND } from '../../domain/sample/round'
import { database, row, rows, type Reader, type Transaction } from '../platform/database'
import { newestFirst, type Page, type PageAsked } from '../platform/newest-first'
import type { SampleDocument, SamplingRoundDocument } from './document'
import { SAMPLES } from './store'

const ROUNDS = 'sampling_rounds'

export function roundInside(reader: Reader, id: string): Promise<SamplingRoundDocument | null> {
  return row<SamplingRoundDocument>(reader.collection(ROUNDS).doc(id).get())
}

export async function addRound(transaction: Transaction, round: SamplingRoundDocument): Promise<void> {
  await transaction.collection(ROUNDS).add(round)
}

export async function writeRound(transaction: Transaction, round: SamplingRoundDocument): Promise<void> {
  const { _id, ...rest } = round
  await transaction.collection(ROUNDS).doc(_id).set(rest)
}

/** Rounds from a station, newest first. */
export function roundsOf(station: string, page: PageAsked): Promise<Page<SamplingRoundDocument>> {
  return newestFirst<SamplingRoundDocument>(ROUNDS, { station }, 'createdAt', page)
}

/** What was taken on a round, in its order. */
export async function samplesOfRound(round: string, reader?: Reader): Promise<SampleDocument[]> {
  return rows<SampleDocument>(
    (reader ?? (await database()))
      .collection(SAMPLES)
      .where({ marketRound: round })
      .orderBy('createdAt', 'asc')
      .orderBy('_id', 'asc')
      .limit(MOST_OF_ROUND)
      .get(),
  )
}

/** How many were taken on a round. */
export async function countOfRound(transaction: Transaction, round: string): Promise<number> {
  const found = await rows<unknown>(
    transaction
      .collection(SAMPLES)
      .where({ marketRound: round })
      .field({ _id: true })
      .limit(MOST_OF_ROUND)
      .get(),
  )
  return found.length
}
