import { NuanlinError } from '../../domain/contract/errors'
import type { Words } from '../../domain/contract/locale'
import { nameIn } from '../../domain/contract/name'
import { areaPath, placeKey, reaches, stationPlace } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import type { intakeProcedures } from '../../domain/sample/contract'
import type { FoodTests } from '../../domain/sample/food-tests'
import type { SampleShelf } from '../../domain/sample/lifecycle'
import { readSampleNumber } from '../../domain/sample/number'
import { intakeRoles, sampleDeskRoles, testerRoles } from '../../domain/sample/sample-roles'
import type { Instant } from '../../domain/time/china-time'
import type { Handlers, StaffCall } from '../platform/call'
import { database, type Transaction } from '../platform/database'
import { delegationOf } from '../platform/delegations'
import { district } from '../platform/district'
import { nicknamesOf } from '../platform/people'
import { groundIn } from '../platform/places'
import { actOn, deskById, doerOf, refuse } from './acting'
import { freshSample } from './fresh-sample'
import { toDesk } from './present'
import * as store from './store'
import { tellBringer } from './tell-bringer'
import { bookingHere, servedUnder } from './under-booking'

const PAGE = 20
/** Of one booking: more than anybody carries. */
const MOST_UNDER = 50

const notServed: Words = {
  'zh-CN': '这次代办已经结束，请重新开始。',
  en: 'You serve this person no longer. Please begin anew.',
}
const noBooking: Words = {
  'zh-CN': '市场抽样不能挂在预约下。',
  en: 'A sample of a market round belongs to no booking.',
}
const noFood: Words = { 'zh-CN': '写上是什么食品。', en: 'Say what food it is.' }
const noSuchCategory: Words = { 'zh-CN': '选一个食品类别。', en: 'Choose a category of food.' }

export const handlers: Handlers<typeof intakeProcedures> = {
  async rooms(_input, { held, locale }) {
    const found = await store.roomsInReach(held)
    return {
      rooms: found.map(({ _id, name, areaPath: codes }) => {
        const path = [...areaPath(codes), placeKey(stationPlace(_id))]
        return {
          stationId: _id,
          name: nameIn(name, locale),
          takesIn: reaches(held, intakeRoles, path),
          tests: reaches(held, testerRoles, path),
        }
      }),
    }
  },

  async catalogue(_input, { now, locale }) {
    const { categories, tests } = await foodTests(now)
    return {
      categories: categories.map(({ code, name }) => ({ code, name: nameIn(name, locale) })),
      tests: tests
        .filter(({ retired }) => !retired)
        .map(({ code, analyte, methodCode, categories: fit, typicalMinutes, demo }) => ({
          code,
          analyte: nameIn(analyte, locale),
          methodCode,
          categories: [...fit],
          typicalMinutes,
          demo,
        })),
    }
  },

  async brought({ stationId, bookingId }, { now }) {
    const one = await bookingHere(await database(), bookingId, stationId, now)
    const [nicknames, samples] = await Promise.all([
      nicknamesOf([one.person]),
      store.samplesUnder(bookingId, MOST_UNDER),
    ])
    return {
      bookingId,
      number: one.number,
      nickname: nicknames.get(one.person) ?? '',
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
      foods: samples.map(({ food }) => food),
    }
  },

  takeIn: {
    async effect(input, call, transaction) {
      const { stationId, source, bookingId, counterId, boughtAt, weightGrams } = input
      const ground = await groundIn(transaction, stationPlace(stationId))
      if (!ground) throw new NuanlinError('NOT_FOUND')
      const { food, category } = await foodOf(input, call)
      // Only what was brought is somebody's.
      if (source === 'market' && bookingId !== undefined) refuse('bookingId', noBooking[call.locale])
      const person =
        bookingId !== undefined
          ? await servedUnder(transaction, bookingId, stationId, call.now)
          : counterId === undefined
            ? null
            : await servedBy(transaction, counterId, call)
      const at = new Date(call.now)
      const taken = {
        person: source === 'market' ? null : person,
        source,
        booking: bookingId ?? null,
        marketRound: null,
        stall: null,
        station: stationId,
        path: ground.path,
        food,
        category: category.name,
        categoryCode: category.code,
        boughtAt: boughtAt.trim(),
        weightGrams,
        replaces: null,
      }
      const sample = freshSample(taken, await doerOf(transaction, call, intakeRoles), at)
      await store.addSample(transaction, sample)
      await tellBringer(transaction, sample, { kind: 'sample_received' }, at)
      const acted = actOn(sample, sample, { facts: { weightGrams } })
      return { ...acted, act: { ...acted.act, before: null } }
    },
    answer: (reference, _input, call) => deskById(reference ?? '', call),
  },

  async queue({ stationId, shelf, cursor }, call) {
    const scope = ['samples.queue', call.caller.subject, stationId, shelf]
    const page = { cursor, limit: PAGE, scope, now: call.now }
    const { items, next } = await store.onShelf(stationId, shelf, page)
    return { items: await toDesk(items, call, call.path), next }
  },

  one: ({ sampleId }, call) => deskById(sampleId, call),

  async find({ stationId, number }, call) {
    const read = readSampleNumber(number)
    const found = read === null ? null : await store.sampleByNumber(await database(), read)
    if (found?.station !== stationId) throw new NuanlinError('NO_SUCH_NUMBER')
    return deskById(found._id, call)
  },

  async needs(_input, { held }) {
    const wanted: readonly Role[] = sampleDeskRoles
    const places = [...new Set(held.filter(({ role }) => wanted.includes(role)).map(({ place }) => place))]
    const count = (shelf: SampleShelf) => store.countOnShelf(places, shelf)
    const [toTest, testing, toVerify, toScreenAgain] = await Promise.all([
      count('to_test'),
      count('testing'),
      count('to_verify'),
      count('to_screen_again'),
    ])
    return { toTest, testing, toVerify, toScreenAgain }
  },
}

/** Whom the caller serves at the counter or on the telephone at this moment. */
async function servedBy(
  transaction: Transaction,
  id: string,
  { caller, now, locale }: StaffCall,
): Promise<string> {
  const served = await delegationOf(transaction, id, caller.subject, now)
  if (served?.kind !== 'counter') return refuse('counterId', notServed[locale])
  return served.person
}

/** What food it is, and its category. @throws INVALID_INPUT where it says nothing, or the category is none */
export async function foodOf(
  input: { readonly food: string; readonly category: string },
  { now, locale }: StaffCall,
): Promise<{ readonly food: string; readonly category: FoodTests['categories'][number] }> {
  const food = input.food.trim()
  if (food === '') refuse('food', noFood[locale])
  const category = (await foodTests(now)).categories.find(({ code }) => code === input.category)
  return category ? { food, category } : refuse('category', noSuchCategory[locale])
}

/** The method catalogue of the district. @throws NO_FOOD_TESTS where it has none */
export async function foodTests(now: Instant): Promise<FoodTests> {
  const { foodTests: found } = await district(now)
  if (!found) throw new NuanlinError('NO_FOOD_TESTS')
  return found
}
