import { randomBytes } from 'node:crypto'
import { NuanlinError } from '../../domain/contract/errors'
import type { Words } from '../../domain/contract/locale'
import type { Instant } from '../../domain/time/china-time'
import { stationPlace } from '../../domain/role/place'
import { MOST_OF_ROUND, MOST_STALLS } from '../../domain/sample/round'
import type { roundProcedures, SamplingRound, SamplingRoundCard } from '../../domain/sample/round-procedures'
import { intakeRoles, testerRoles } from '../../domain/sample/sample-roles'
import type { Acted, Handlers, StaffCall } from '../platform/call'
import { database, type Transaction } from '../platform/database'
import { groundIn } from '../platform/places'
import { actOn, deskById, doerOf, refuse, step } from './acting'
import { chosenTests } from './chosen-tests'
import type { SampleDocument, SamplingRoundDocument } from './document'
import { freshSample } from './fresh-sample'
import { foodOf, foodTests } from './intake-handlers'
import * as store from './store'
import * as rounds from './store-rounds'

const PAGE = 10

const noStall: Words = { 'zh-CN': '写上摊位。', en: 'Name the stall.' }
const noMarket: Words = { 'zh-CN': '写上是哪个市场。', en: 'Name the market.' }
const tooMany: Words = {
  'zh-CN': '这次抽样满了。结束它，再开一次。',
  en: 'This round is full. End it and begin another one.',
}

export const handlers: Handlers<typeof roundProcedures> = {
  async rounds({ stationId, cursor }, { caller, now }) {
    const scope = ['samples.rounds', caller.subject, stationId]
    const { items, next } = await rounds.roundsOf(stationId, { cursor, limit: PAGE, scope, now })
    return { items: items.map(toCard), next }
  },

  round: ({ roundId }) => roundById(roundId),

  startRound: {
    async effect({ stationId, market, stalls }, call, transaction) {
      const ground = await groundIn(transaction, stationPlace(stationId))
      if (!ground) throw new NuanlinError('NOT_FOUND')
      const named = [...new Set(stalls.map(stall => stall.trim()).filter(stall => stall !== ''))]
      if (named.length === 0) refuse('stalls', noStall[call.locale])
      if (market.trim() === '') refuse('market', noMarket[call.locale])
      const at = new Date(call.now)
      const round: SamplingRoundDocument = {
        _id: randomBytes(16).toString('hex'),
        station: stationId,
        path: ground.path,
        market: market.trim(),
        stalls: named,
        closedAt: null,
        createdAt: at,
        updatedAt: at,
        version: 1,
      }
      await rounds.addRound(transaction, round)
      return acted(null, round)
    },
    answer: reference => roundById(reference ?? ''),
  },

  addStall: {
    async effect({ roundId, stall }, call, transaction) {
      const round = await openRound(transaction, roundId)
      const name = stall.trim()
      if (name === '') refuse('stall', noStall[call.locale])
      if (round.stalls.includes(name)) return acted(round, round)
      if (round.stalls.length >= MOST_STALLS) refuse('stall', tooMany[call.locale])
      const after = written(round, { stalls: [...round.stalls, name] }, call)
      await rounds.writeRound(transaction, after)
      return acted(round, after)
    },
    answer: reference => roundById(reference ?? ''),
  },

  takeOnRound: {
    async effect(input, call, transaction) {
      const { roundId, stall, weightGrams } = input
      // Both are read, not written: many take samples on one round at once.
      const round = await roundFor(transaction, roundId)
      const takenAt = takenWithin(round, input.takenAt, call.now)
      if (!round.stalls.includes(stall)) throw new NuanlinError('NO_SUCH_STALL')
      if ((await rounds.countOfRound(transaction, roundId)) >= MOST_OF_ROUND)
        refuse('stall', tooMany[call.locale])
      const { food, category } = await foodOf(input, call)
      const taken = {
        person: null,
        source: 'market',
        booking: null,
        marketRound: roundId,
        stall,
        station: round.station,
        path: call.path,
        food,
        category: category.name,
        categoryCode: category.code,
        boughtAt: `${round.market} ${stall}`,
        weightGrams,
        replaces: null,
      } as const
      const doer = await doerOf(transaction, call, intakeRoles)
      const sample = freshSample(taken, doer, new Date(call.now), takenAt)
      await store.addSample(transaction, sample)
      const done = actOn(sample, sample, { facts: { weightGrams, round: roundId } })
      return { ...done, act: { ...done.act, before: null } }
    },
    answer: (reference, _input, call) => deskById(reference ?? '', call),
  },

  closeRound: {
    async effect({ roundId }, call, transaction) {
      const round = await rounds.roundInside(transaction, roundId)
      if (!round) throw new NuanlinError('NOT_FOUND')
      if (round.closedAt) return acted(round, round)
      const after = written(round, { closedAt: new Date(call.now) }, call)
      await rounds.writeRound(transaction, after)
      return acted(round, after)
    },
    answer: reference => roundById(reference ?? ''),
  },

  startTogether: {
    async effect({ roundId, category, sampleIds, tests }, call, transaction) {
      const chosen = chosenTests(await foodTests(call.now), category, tests)
      const all = await rounds.samplesOfRound(roundId, transaction)
      const batch = waiting(all, category).filter(({ _id }) => sampleIds.includes(_id))
      const [first] = batch
      if (!first) throw new NuanlinError('NOTHING_WAITS')
      const doer = await doerOf(transaction, call, testerRoles)
      for (const one of batch) await step(transaction, one, 'start', 'tester', doer, call, { tests: chosen })
      return {
        reference: roundId,
        act: {
          target: { kind: 'sampling_round', id: roundId },
          before: { state: 'registered' },
          after: { state: 'testing', station: first.station, tests: [...tests], samples: batch.length },
        },
      }
    },
    async answer(_reference, { roundId, category }) {
      const all = await rounds.samplesOfRound(roundId)
      return { left: waiting(all, category).length, round: await roundById(roundId) }
    },
  },
}

/** What was taken of a category and waits to be tested, in its order. */
const waiting = (all: readonly SampleDocument[], category: string) =>
  all.filter(({ state, categoryCode }) => state === 'registered' && categoryCode === category)

async function roundFor(transaction: Transaction, id: string): Promise<SamplingRoundDocument> {
  const round = await rounds.roundInside(transaction, id)
  if (!round) throw new NuanlinError('NOT_FOUND')
  return round
}

async function openRound(transaction: Transaction, id: string): Promise<SamplingRoundDocument> {
  const round = await roundFor(transaction, id)
  if (round.closedAt) throw new NuanlinError('ROUND_CLOSED')
  return round
}

/**
 * When a sample was taken: as the device says, within the round. What was taken while it was open is taken in whenever it
 * arrives.
 */
function takenWithin(
  { createdAt, closedAt }: SamplingRoundDocument,
  said: string | undefined,
  now: Instant,
): Date {
  const taken = new Date(
    Math.min(now, Math.max(createdAt.getTime(), said === undefined ? now : Date.parse(said))),
  )
  if (closedAt && taken > closedAt) throw new NuanlinError('ROUND_CLOSED')
  return taken
}

function written(
  round: SamplingRoundDocument,
  changes: Partial<Pick<SamplingRoundDocument, 'stalls' | 'closedAt'>>,
  { now }: StaffCall,
): SamplingRoundDocument {
  return { ...round, ...changes, updatedAt: new Date(now), version: round.version + 1 }
}

function acted(before: SamplingRoundDocument | null, after: SamplingRoundDocument): Acted {
  const facts = ({ stalls, closedAt }: SamplingRoundDocument) => ({
    stalls: stalls.length,
    state: closedAt ? 'closed' : 'open',
  })
  return {
    reference: after._id,
    act: {
      target: { kind: 'sampling_round', id: after._id },
      before: before && facts(before),
      after: { ...facts(after), station: after.station },
    },
  }
}

function toCard({
  _id,
  station,
  market,
  stalls,
  closedAt,
  createdAt,
}: SamplingRoundDocument): SamplingRoundCard {
  return {
    id: _id,
    stationId: station,
    market,
    state: closedAt ? 'closed' : 'open',
    stalls: [...stalls],
    startedAt: createdAt.toISOString(),
    closedAt: closedAt && closedAt.toISOString(),
  }
}

async function roundById(id: string): Promise<SamplingRound> {
  const round = await rounds.roundInside(await database(), id)
  if (!round) throw new NuanlinError('NOT_FOUND')
  const samples = await rounds.samplesOfRound(id)
  return {
    ...toCard(round),
    samples: samples.map(({ _id, serial, stall, food, categoryCode, weightGrams, state }) => ({
      id: _id,
      number: serial,
      stall: stall ?? '',
      food,
      categoryCode,
      weightGrams,
      state,
    })),
  }
}
