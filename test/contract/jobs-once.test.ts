import { rows } from '../../cloudfunctions/platform/database'
import type { MessageDayDocument } from '../../cloudfunctions/platform/message-days'
import { PHOTOS, type PhotoDocument } from '../../cloudfunctions/platform/photos'
import { addDeletion } from '../../cloudfunctions/privacy/store-deletion'
import type { JobName } from '../../domain/jobs/jobs'
import { addDays, chinaDate, DAY, HOUR, MINUTE, startOfDay } from '../../domain/time/china-time'
import { aPlan, openBooking, slotsOf } from '../helpers/booking'
import type { Client } from '../helpers/client'
import { allChecked } from '../helpers/all-checked'
import { aStation } from '../helpers/factories'
import { inTransaction } from '../helpers/in-transaction'
import { sendPhoto, upload } from '../helpers/photos'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'
import { fire } from '../scenario/privacy/everything'

const TEMPLATE = 'template-answer'

let test: TestCloud
let admin: Client
let keeper: Client
beforeAll(async () => {
  const stations = ['A1', 'A2', 'A3', 'A4'].map(code => aStation({ code }))
  const others = [
    aStation({ code: 'B1', area: '990001002001' }),
    aStation({ code: 'T1', kinds: ['food_test_room'] }),
  ]
  test = await startTestCloud([...stations, ...others], { timers: false })
  admin = await test.asStaff('chief', 'administrator', 'area:990001')
  keeper = await test.asStaff('keeper', 'station_staff', 'station:A1')
})
afterAll(() => test.stop())

const stored = <Document>(collection: string, condition: object) =>
  rows<Document>(test.database.collection(collection).where(condition).limit(100).get())
const pass = (milliseconds: number) => {
  test.cloud.clock.set(test.cloud.clock.now() + milliseconds)
}
const noticesTo = async (name: string, kind: string) =>
  (await stored<{ notice: { kind: string } }>('inbox', { person: `wx:o-${name}` })).filter(
    ({ notice }) => notice.kind === kind,
  ).length

/** Work for one job: makes some for somebody of this name, and tells what has become of it. */
interface Work {
  /** @returns how it is told what was done, as often as one asks */
  readonly make: (name: string) => Promise<() => Promise<unknown>>
  /** Until it is due. */
  readonly due: number
  /** What is to be seen when it was done, once. */
  readonly done: unknown
}

/** Somebody's photos of a station, which WeChat has let through. */
async function sendToShow(name: string, stationId: string): Promise<string> {
  const author = test.asResident(name)
  const { id } = await author.submissions.send({
    stationId,
    caption: `${name} 拍的`,
    photoIds: [(await sendPhoto(author)).id],
  })
  return id
}
async function checked(): Promise<void> {
  await fire(test, 'check-content')
  await allChecked(test)
  await fire(test, 'check-content')
}

/** A job without work here is an error of types. */
const work: Readonly<Record<JobName, Work>> = {
  'send-messages': {
    due: 0,
    async make(name) {
      const person = test.asResident(name)
      // One more than is needed: what stops a second message is not that none is left.
      for (const _tap of ['first', 'second'])
        await person.inbox.consented({ tap: 'locked', accepted: [TEMPLATE], rejected: [] })
      await person.station.reportLocked({ stationId: 'A1' })
      const [open] = (await keeper.station.lockedReports({ place: { kind: 'station', id: 'A1' } })).items
      await keeper.station.answerLocked({ caseId: open?.caseId ?? '', code: 'fixed', note: '' })
      return async () => ({
        called: test.cloud.openApi.calls().filter(({ data }) => data['touser'] === `o-${name}`).length,
        states: (await stored<{ state: string }>('sendings', { person: `wx:o-${name}` })).map(s => s.state),
        left: (await stored<{ left: number }>('consents', { person: `wx:o-${name}` })).map(c => c.left),
      })
    },
    done: { called: 1, states: ['sent'], left: [1] },
  },
  'count-messages': {
    due: 5 * DAY,
    async make(name) {
      const written = chinaDate(test.cloud.clock.now())
      const place = { kind: 'station', id: 'A1' } as const
      // One who agreed, whose message is not sent yet, and one who did not.
      for (const who of [`${name}-agreed`, `${name}-silent`]) {
        const person = test.asResident(who)
        if (who.endsWith('agreed'))
          await person.inbox.consented({ tap: 'locked', accepted: [TEMPLATE], rejected: [] })
        await person.station.reportLocked({ stationId: 'A1' })
        const [open] = (await keeper.station.lockedReports({ place })).items
        await keeper.station.answerLocked({ caseId: open?.caseId ?? '', code: 'fixed', note: '' })
      }
      return async () =>
        (await stored<MessageDayDocument>('message_days', { _id: written })).map(
          ({ templates, settled, version }) => ({
            counts: templates.filter(({ template }) => template === TEMPLATE),
            settled,
            version,
          }),
        )
    },
    done: [
      { counts: [{ template: TEMPLATE, written: 2, states: { waiting: 1 } }], settled: true, version: 1 },
    ],
  },
  'carry-names': {
    due: 0,
    async make(name) {
      const area = '990001002001'
      const { items } = await admin.area.children({ parent: '990001002' })
      const { version = 0 } = items.find(({ code }) => code === area) ?? {}
      await admin.area.rename({ area, version, name: { zh: `${name}社区` } })
      return async () => {
        const [one] = await stored<{ areaNames: { zh: string }[] }>('stations', { _id: 'B1' })
        const [renamed] = await stored<{ namesPending?: boolean }>('areas', { _id: area })
        return { name: one?.areaNames.at(-1)?.zh === `${name}社区`, pending: renamed?.namesPending === true }
      }
    },
    done: { name: true, pending: false },
  },
  'purge-expired': {
    due: 8 * DAY,
    async make(name) {
      const key = `key-of-${name}-0001`
      const favourite = { stationId: 'A1', favourite: true }
      await test.asResident(name).station.setFavourite(favourite, { key })
      return async () => (await stored<object>('idempotency_keys', {})).length
    },
    done: 0,
  },
  'purge-photos': {
    due: 2 * DAY,
    async make(name) {
      await sendPhoto(test.asResident(name))
      return async () => (await stored<object>('photos', { person: `wx:o-${name}` })).length
    },
    done: 0,
  },
  'delete-accounts': {
    due: 3 * MINUTE,
    async make(name) {
      const person = test.asResident(name)
      await person.station.setFavourite({ stationId: 'A1', favourite: true })
      const [one] = await stored<{ _id: string }>('people', { subject: `wx:o-${name}` })
      const id = one?._id ?? ''
      const at = new Date(test.cloud.clock.now())
      await inTransaction(test.database, transaction =>
        addDeletion(transaction, { id, subject: `wx:o-${name}`, nickname: '' }, at),
      )
      return async () => (await stored<object>('favourites', { person: id })).length
    },
    done: 0,
  },
  'forget-phones': {
    due: 31 * DAY,
    async make(name) {
      const staff = await test.asStaff(`serves-${name}`, 'station_staff', 'station:A1')
      const served = await staff.account.serveAtCounter({
        stationId: 'A1',
        channel: 'telephone',
        label: '王伯',
      })
      await staff.account.update({ phone: '13900000000' }, { actingFor: served.id })
      return async () => (await stored<object>('people', { phone: '13900000000' })).length
    },
    done: 0,
  },
  'make-exports': {
    due: 5 * MINUTE,
    async make(name) {
      await test.asResident(name).privacy.startExport({})
      return async () => ({
        state: (await test.asResident(name).privacy.exportState({})).export?.state,
        told: await noticesTo(name, 'export_ready'),
      })
    },
    done: { state: 'ready', told: 1 },
  },
  'check-content': {
    due: 0,
    async make(name) {
      const id = await sendToShow(name, 'A2')
      await fire(test, 'check-content')
      await allChecked(test)
      const mine = async () => (await test.asResident(name).submissions.mine({})).items
      return async () => {
        const [one] = await stored<{ history: readonly object[]; photos: readonly string[] }>('submissions', {
          _id: id,
        })
        const asked = await stored<object>('content_checks', { about: `submission:${id}` })
        return {
          states: (await mine()).map(({ state }) => state),
          steps: one?.history.length,
          asked: asked.length,
        }
      }
    },
    done: { states: ['queued'], steps: 2, asked: 1 },
  },
  'end-submissions': {
    due: 400 * DAY,
    async make(name) {
      const id = await sendToShow(name, 'A3')
      await checked()
      const place = { kind: 'station', id: 'A3' } as const
      const { items } = await admin.submissions.queue({ place, shelf: 'waiting' })
      const version = items.find(item => item.id === id)?.version ?? 0
      const refusal = { decision: 'refuse', reason: 'unclear', words: '' } as const
      await admin.submissions.decide({ submissionId: id, version, ...refusal })
      return async () => ({
        submissions: (await stored<object>('submissions', { _id: id })).length,
        used: (
          await stored<object>('photos', { person: `wx:o-${name}`, use: test.database.command.neq(null) })
        ).length,
      })
    },
    done: { submissions: 0, used: 0 },
  },
  'draw-covers': {
    due: 11 * MINUTE,
    async make(name) {
      const author = test.asResident(name)
      const { id: photoId } = await sendPhoto(author)
      await author.submissions.send({ stationId: 'A2', photoIds: [photoId] })
      await checked()
      const photo = async () => (await stored<PhotoDocument>(PHOTOS, { _id: photoId }))[0]
      const before = await photo()
      const file = test.database.collection(PHOTOS).where({ _id: photoId })
      // While its file is none that can be opened, the call that covers something cannot draw it.
      const [none] = await stored<PhotoDocument>(PHOTOS, {
        _id: await upload(author, Buffer.from('no picture')),
      })
      await file.update({ 'full.fileId': none?.original })
      const strokes = [{ thickness: 0.1, points: [[0.5, 0.5]] as [number, number][] }]
      await admin.photos.cover({ photoId, version: before?.version ?? 0, strokes })
      await file.update({ 'full.fileId': before?.full?.fileId })
      return async () => {
        const now = await photo()
        const wanted = now?.cover?.version
        return { pending: now?.coverDue !== null, drawn: now?.covered?.version === wanted }
      }
    },
    done: { pending: false, drawn: true },
  },
  'publish-slots': {
    due: DAY,
    async make() {
      const plan = { ...aPlan({}, { windowDays: 3 }), holidays: 'as_usual' } as const
      const offering = await openBooking(admin, 'T1', plan)
      const day = addDays(chinaDate(test.cloud.clock.now()), 3)
      return async () => (await stored<{ state: string }>('slots', { offering, day })).map(s => s.state)
    },
    done: ['open', 'open', 'open', 'open'],
  },
  'settle-bookings': {
    due: DAY,
    async make(name) {
      const offeringId = await openBooking(admin, 'T1', { ...aPlan(), holidays: 'as_usual' })
      const date = addDays(chinaDate(test.cloud.clock.now()), 1)
      const person = test.asResident(name)
      const [slot] = await slotsOf(person, offeringId, date)
      const { id: bookingId } = await person.booking.book({ slotId: slot?.id ?? '' })
      return async () => ({
        state: (await person.booking.one({ bookingId })).state,
        told: await noticesTo(name, 'booking_missed'),
      })
    },
    done: { state: 'no_show', told: 1 },
  },
  remind: {
    due: 25 * HOUR,
    async make(name) {
      await test.asStaff(`keeps-${name}`, 'station_staff', 'station:A4')
      await sendToShow(name, 'A4')
      await sendToShow(name, 'A4')
      await checked()
      return async () => ({
        keeper: await noticesTo(`keeps-${name}`, 'photos_waiting'),
      })
    },
    done: { keeper: 1 },
  },
}

/** Ten in the morning of the next day, in China: nobody is asleep. */
const nextMorning = () => {
  test.cloud.clock.set(startOfDay(addDays(chinaDate(test.cloud.clock.now()), 1)) + 10 * HOUR)
}

describe.each(Object.entries(work))('%s', (job, { make, due, done }) => {
  it.each([
    ['on time', 0],
    ['after a day without any run', 26 * HOUR],
  ])('%s: two at once, and one more, have the effect of one', async (_when, late) => {
    nextMorning()
    const seen = await make(`${job}-${late}`)
    expect(await seen()).not.toEqual(done)
    pass(due + late)
    const answers = await Promise.all([fire(test, job), fire(test, job)])
    expect(answers.filter(answer => !('result' in answer))).toEqual([])
    expect(await seen()).toEqual(done)
    expect(await fire(test, job)).toHaveProperty('result')
    expect(await seen()).toEqual(done)
  })
})
