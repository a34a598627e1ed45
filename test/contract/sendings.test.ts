import { settleOne } from '../../cloudfunctions/jobs/settle-cut-off'
import type { ConsentDocument } from '../../cloudfunctions/platform/consents'
import { rows } from '../../cloudfunctions/platform/database'
import type { SendingDocument } from '../../cloudfunctions/platform/sendings'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const API = 'subscribeMessage.send'
const TEMPLATE = 'template-answer'
const LASTING = 'template-copy'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const WEEK = 7 * DAY

let test: TestCloud
let staff: Client
beforeAll(async () => {
  // Without timers: what is due is sent when a test says so, and at no other time.
  test = await startTestCloud([aStation({ code: 'A1', name: { zh: '木棉驿站', en: 'Mumian' } })], {
    timers: false,
  })
  staff = await test.asStaff('keeper', 'station_staff', 'station:A1')
})
afterAll(() => test.stop())
/** Each test has a week of its own, so that what was answered in one is over in the next. */
let start = NOW - WEEK
beforeEach(async () => {
  start += WEEK
  test.cloud.clock.set(start)
  test.cloud.openApi.clear()
  await test.database
    .collection('sendings')
    .where({ state: test.database.command.neq('') })
    .remove()
})

const run = (job = 'send-messages') =>
  test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: job, Time: '', Message: '' })
const calls = () => test.cloud.openApi.calls().filter(({ api }) => api === API)
const sendings = () => rows<SendingDocument>(test.database.collection('sendings').where({}).limit(100).get())
const theSending = async () => {
  const [one, ...others] = await sendings()
  if (!one || others.length > 0) throw new Error(`there are ${others.length + (one ? 1 : 0)} messages`)
  return one
}
/** From the last attempt to the next. */
const waitsFor = async () => {
  const { dueAt, triedAt } = await theSending()
  return dueAt.getTime() - (triedAt?.getTime() ?? 0)
}
const leftOf = async (name: string) => {
  const [one] = await rows<ConsentDocument>(
    test.database
      .collection('consents')
      .where({ person: `wx:o-${name}`, template: TEMPLATE })
      .limit(1)
      .get(),
  )
  return one?.left ?? 0
}
const agree = (name: string) =>
  test.asResident(name).inbox.consented({ tap: 'locked', accepted: [TEMPLATE], rejected: [] })

/** Staff answer somebody who found the door locked: the message that is told. */
async function answered(...names: string[]) {
  for (const name of names) await test.asResident(name).station.reportLocked({ stationId: 'A1' })
  const [open] = (await staff.station.lockedReports({ place: { kind: 'station', id: 'A1' } })).items
  await staff.station.answerLocked({ caseId: open?.caseId ?? '', code: 'fixed', note: '王师傅修好了' })
}

/** Somebody new who has agreed to one message, and gets one. */
async function told(name: string) {
  await agree(name)
  await answered(name)
}

describe('what is told', () => {
  it('goes to WeChat too, once, where they agreed to it', async () => {
    await told('r1')
    expect(await theSending()).toMatchObject({ state: 'waiting', kind: 'locked_answered', attempts: 0 })
    expect(await run()).toMatchObject({ result: { done: 1 } })
    expect(calls()).toHaveLength(1)
    expect(calls()[0]?.data).toEqual({
      touser: 'o-r1',
      templateId: TEMPLATE,
      page: 'packages/resident/station/index?id=A1',
      lang: 'zh_CN',
      data: {
        thing1: { value: '木棉驿站' },
        phrase2: { value: '已答复' },
        thing3: { value: '已经开门了，欢迎再来。' },
        time4: { value: '2026年11月20日 10:00' },
      },
    })
    expect(await theSending()).toMatchObject({ state: 'sent', attempts: 1, reason: null })
    expect(await leftOf('r1')).toBe(0)
    await run()
    expect(calls()).toHaveLength(1)
  })

  it('is put into their language', async () => {
    await test.asResident('r2').account.update({ language: 'en' })
    await told('r2')
    await run()
    expect(calls()[0]?.data).toMatchObject({ lang: 'en_US', data: { thing1: { value: 'Mumian' } } })
  })

  it('stays in the inbox where nobody agreed, is not of WeChat, or no template carries it', async () => {
    await answered('r3')
    await agree('r4')
    await test.asResident('r4').account.update({ nickname: '小四' })
    const { code } = await test.asResident('r4').account.offerDelegation({})
    await test.asResident('r5').account.acceptDelegation({ code, label: '四' })
    expect(await sendings()).toEqual([])
    expect(await test.asResident('r3').inbox.unread({})).toEqual({ unread: 1 })
    expect(await test.asResident('r4').inbox.unread({})).toEqual({ unread: 1 })
  })

  it('is not sent when they have read it meanwhile, and keeps the consent', async () => {
    await told('r6')
    const reader = test.asResident('r6')
    const [message] = (await reader.inbox.list({})).items
    await reader.inbox.markRead({ messageId: message?.id ?? '' })
    await run()
    expect(calls()).toEqual([])
    expect(await theSending()).toMatchObject({ state: 'unneeded' })
    expect(await leftOf('r6')).toBe(1)
  })
})

describe('a consent', () => {
  it('is counted as WeChat counts: one message each, and none twice', async () => {
    const input = { tap: 'locked', accepted: [TEMPLATE], rejected: [] } as const
    const person = test.asResident('c1')
    const wire = { ...input, accepted: [...input.accepted], rejected: [] }
    const key = 'the-same-tap-0001'
    await person.inbox.consented(wire, { key })
    await person.inbox.consented(wire, { key })
    const { items, ask } = await person.inbox.consented(wire)
    expect(items.find(({ template }) => template === TEMPLATE)).toEqual({
      template: TEMPLATE,
      name: '驿站的答复',
      left: 2,
      on: true,
    })
    expect(ask).toEqual([TEMPLATE])
    const { items: english } = await person.inbox.subscriptions({ tap: 'inbox' }, { locale: 'en' })
    expect(english.map(({ name, left }) => [name, left])).toEqual([
      ['Answers of stations', 2],
      ['Copies of my data', null],
      ['Your bookings', 0],
    ])
  })

  it('of a browser, or for a template that there is not, is none', async () => {
    const { tokens } = await test.enter('h5:somebody')
    const browser = test.withToken(tokens.accessToken)
    const wire = { tap: 'inbox', accepted: [TEMPLATE], rejected: [] } as const
    expect(await browser.inbox.consented({ ...wire, accepted: [TEMPLATE], rejected: [] })).toEqual({
      items: [],
      ask: [],
    })
    const { items } = await test
      .asResident('c2')
      .inbox.consented({ tap: 'inbox', accepted: ['template-unknown'], rejected: [TEMPLATE] })
    expect(items.map(({ left, on }) => [left, on])).toEqual([
      [0, false],
      [null, false],
      [0, false],
    ])
  })

  it('for what only staff are told is asked of staff, and shown to who gave it when they were', async () => {
    const isMeant = async (someone: Client) => {
      // What lasts is asked alone, until it has been answered.
      await someone.inbox.consented({ tap: 'inbox', accepted: [LASTING], rejected: [] })
      const { items, ask } = await someone.inbox.subscriptions({ tap: 'inbox' }, { locale: 'en' })
      return [items.some(({ name }) => name === 'Roles of staff'), ask.includes('template-role')]
    }
    expect(await isMeant(staff)).toEqual([true, true])
    const person = test.asResident('s1')
    expect(await isMeant(person)).toEqual([false, false])
    await person.inbox.consented({ tap: 'inbox', accepted: ['template-role'], rejected: [] })
    expect((await isMeant(person))[0]).toBe(true)
  })

  it('that WeChat does not know of is set to none: refused, not tried again, and nobody’s problem', async () => {
    await agree('c3')
    await told('c3')
    expect(await leftOf('c3')).toBe(2)
    test.cloud.openApi.accepts.set('o-c3', TEMPLATE, 0)
    await run()
    expect(await theSending()).toMatchObject({ state: 'refused', reason: 'no_consent', code: 43101 })
    expect(await leftOf('c3')).toBe(0)
    test.cloud.clock.set(start + 60 * MINUTE)
    await run()
    expect(calls()).toHaveLength(1)
  })

  it('that was given while WeChat said that there was none is kept', async () => {
    await told('c5')
    test.cloud.openApi.accepts.set('o-c5', TEMPLATE, 0)
    const call = test.cloud.openApi.call.bind(test.cloud.openApi)
    jest.spyOn(test.cloud.openApi, 'call').mockImplementation(async (...asked) => {
      const answer = await call(...asked)
      await agree('c5')
      return answer
    })
    await run()
    expect(await theSending()).toMatchObject({ state: 'refused', code: 43101 })
    expect(await leftOf('c5')).toBe(1)
  })

  it('for good is not counted; ended in WeChat it is off here too, and can be given anew', async () => {
    const person = test.asResident('l1')
    const agreeForGood = () =>
      person.inbox.consented({ tap: 'inbox', accepted: [LASTING], rejected: [] }).then(isOn)
    const isOn = ({ items }: Awaited<ReturnType<typeof person.inbox.subscriptions>>) =>
      items.find(({ template }) => template === LASTING)?.on
    expect((await person.inbox.subscriptions({ tap: 'copy' })).ask).toEqual([LASTING])
    expect(await agreeForGood()).toBe(true)
    expect((await person.inbox.subscriptions({ tap: 'copy' })).ask).toEqual([])
    await person.privacy.startExport({})
    await run()
    expect((await sendings()).map(({ state }) => state)).toEqual(['sent'])
    expect(isOn(await person.inbox.subscriptions({ tap: 'inbox' }))).toBe(true)
    // Turned off in WeChat's own settings: we hear of it by the next message.
    test.cloud.openApi.accepts.set('o-l1', LASTING, 0)
    await run('make-exports')
    await run()
    expect(await sendings()).toHaveLength(2)
    expect((await sendings()).find(({ kind }) => kind === 'export_ready')).toMatchObject({
      state: 'refused',
      code: 43101,
    })
    expect(isOn(await person.inbox.subscriptions({ tap: 'inbox' }))).toBe(false)
    expect(await agreeForGood()).toBe(true)
  })

  it('is used up by the first of two messages', async () => {
    await told('c4')
    test.cloud.clock.set(start + MINUTE)
    await answered('c4')
    expect(await sendings()).toHaveLength(2)
    await run()
    expect(calls()).toHaveLength(1)
    expect((await sendings()).map(({ state }) => state).sort()).toEqual(['refused', 'sent'])
  })
})

describe('when WeChat fails', () => {
  it('a busy one is asked again, later each time, and the consent is kept', async () => {
    await told('f1')
    test.cloud.openApi.order(API, { errCode: -1, errMsg: 'system busy' }, 2)
    await run()
    expect(await theSending()).toMatchObject({ state: 'waiting', attempts: 1, reason: 'busy' })
    expect(await waitsFor()).toBe(MINUTE)
    expect(await leftOf('f1')).toBe(1)
    await run()
    expect(calls()).toHaveLength(1)
    test.cloud.clock.set((await theSending()).dueAt.getTime())
    await run()
    expect(await waitsFor()).toBe(5 * MINUTE)
    test.cloud.clock.set((await theSending()).dueAt.getTime())
    await run()
    expect(calls()).toHaveLength(3)
    expect(await theSending()).toMatchObject({ state: 'sent', attempts: 3 })
    expect(await leftOf('f1')).toBe(0)
  })

  it('is given up after six attempts, and can be sent again by an administrator, who sees why', async () => {
    const admin = await test.asStaff('admin', 'administrator', 'area:990001')
    await told('f2')
    test.cloud.openApi.order(API, { errCode: -1, errMsg: 'system busy' }, 6)
    for (let i = 0; i < 6; i++) {
      test.cloud.clock.set((await theSending()).dueAt.getTime())
      await run()
    }
    expect(calls()).toHaveLength(6)
    const { items } = await admin.operations.undelivered({ state: 'dead' })
    expect(items).toMatchObject([
      { kind: 'locked_answered', template: '驿站的答复', reason: 'busy', code: -1, attempts: 6 },
    ])
    expect(JSON.stringify(items)).not.toContain('o-f2')
    expect(await admin.operations.jobs({})).toMatchObject({ dead: 1, waiting: 0 })
    const [one] = items
    const again = { sendingId: one?.id ?? '', version: one?.version ?? 0 }
    await admin.operations.sendAgain(again)
    await expect(admin.operations.sendAgain(again)).rejects.toMatchObject({ code: 'NOT_GIVEN_UP' })
    const { items: lines } = await admin.audit.list({
      place: { kind: 'area', id: '990001' },
      kind: 'sending',
    })
    expect(lines).toMatchObject([{ procedure: 'operations.sendAgain', target: { id: again.sendingId } }])
    await run()
    expect(await theSending()).toMatchObject({ state: 'sent', attempts: 1 })
    expect((await admin.operations.undelivered({ state: 'dead' })).items).toEqual([])
  })

  it.each([
    [40003, 'openid'],
    [47003, 'fields'],
    [40037, 'template'],
  ])('for good with %d, nothing is repeated, and the consent is kept', async (errCode, reason) => {
    const name = `g${errCode}`
    await told(name)
    test.cloud.openApi.order(API, { errCode, errMsg: 'no' })
    await run()
    expect(await theSending()).toMatchObject({ state: 'dead', reason, code: errCode })
    expect(await leftOf(name)).toBe(1)
  })

  it('an answer that comes late counts', async () => {
    await told('f3')
    test.cloud.openApi.order(API, { late: 300 })
    await run()
    expect(await theSending()).toMatchObject({ state: 'sent' })
  })

  it('without an answer nobody knows: it is not sent again, and not given up', async () => {
    await told('f4')
    test.cloud.openApi.order(API, 'timeout')
    await run()
    expect(await theSending()).toMatchObject({ state: 'unknown', reason: 'no_answer', code: null })
    expect(await leftOf('f4')).toBe(0)
    test.cloud.clock.set(start + 60 * MINUTE)
    await run()
    expect(calls()).toHaveLength(1)
  })
})

describe('runs', () => {
  it('two at once send each message once', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `two-${i}`)
    for (const name of names) await agree(name)
    await answered(...names)
    test.cloud.openApi.order(API, { late: 100 }, 12)
    await Promise.all([run(), run()])
    await run()
    expect(
      calls()
        .map(({ data }) => data['touser'])
        .sort(),
    ).toEqual(names.map(name => `o-${name}`).sort())
    expect(new Set((await sendings()).map(({ state }) => state))).toEqual(new Set(['sent']))
  })

  it('that were cut off between the mark and the answer leave a message that nobody repeats', async () => {
    await told('cut')
    const { _id, version } = await theSending()
    await test.database
      .collection('sendings')
      .doc(_id)
      .update({ state: 'sending', attempts: 1, version: version + 1 })
    await run()
    expect(calls()).toEqual([])
    expect(await theSending()).toMatchObject({ state: 'unknown', reason: 'cut_off' })
  })

  it('that took over write nothing over what the run before settled after all', async () => {
    await told('late-end')
    const { _id, version } = await theSending()
    const sending = test.database.collection('sendings').doc(_id)
    await sending.update({ state: 'sending', attempts: 1, version: version + 1 })
    const seen = await theSending()
    await sending.update({ state: 'sent', version: version + 2 })
    expect(await settleOne(test.database, seen, new Date(start))).toBe(false)
    expect(await theSending()).toMatchObject({ state: 'sent', reason: null, version: version + 2 })
    await sending.update({ state: 'sending' })
    expect(await settleOne(test.database, await theSending(), new Date(start))).toBe(true)
    expect(await theSending()).toMatchObject({ state: 'unknown', reason: 'cut_off' })
  })

  it('leave phones alone at night, and begin at eight', async () => {
    // From ten in the morning.
    const night = start + (13 * 60 + 15) * MINUTE
    const morning = start + 22 * 60 * MINUTE
    test.cloud.clock.set(night)
    await told('night')
    expect(await theSending()).toMatchObject({ dueAt: new Date(morning) })
    for (const moment of [night + MINUTE, morning - MINUTE]) {
      test.cloud.clock.set(moment)
      await run()
    }
    expect(calls()).toEqual([])
    test.cloud.clock.set(morning)
    await run()
    expect(calls()).toHaveLength(1)
  })

  it('after a day without any catch up, and of what is three days old they say nothing', async () => {
    await told('old')
    test.cloud.clock.set(start + DAY)
    await told('newer')
    await Promise.all([run(), run()])
    expect(
      calls()
        .map(({ data }) => data['touser'])
        .sort(),
    ).toEqual(['o-newer', 'o-old'])
    await test.database.collection('sendings').where({ state: 'sent' }).remove()
    await told('stale')
    test.cloud.clock.set(start + 5 * DAY)
    await run()
    expect(calls()).toHaveLength(2)
    expect(await theSending()).toMatchObject({ state: 'dead', reason: 'too_late' })
  })

  it('say nothing personal in the log', async () => {
    await told('quiet-person')
    test.cloud.openApi.order(API, { errCode: 47003, errMsg: 'argument invalid' })
    await run()
    const logged = JSON.stringify(test.cloud.functionLog.list('jobs', 50))
    expect(logged).toContain('job done')
    expect(logged).not.toContain('quiet-person')
    expect(logged).not.toContain('王师傅')
  })
})
