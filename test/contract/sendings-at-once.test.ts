import { main } from '../../cloudfunctions/jobs'
import { sendOne } from '../../cloudfunctions/jobs/send-one'
import { settleOne } from '../../cloudfunctions/jobs/settle-cut-off'
import { rows } from '../../cloudfunctions/platform/database'
import { messageSettings, type SendingDocument } from '../../cloudfunctions/platform/sendings'
import type { MessageSettings } from '../../domain/sending/templates'
import { MINUTE } from '../../domain/time/china-time'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { beFunctionOf } from '../helpers/in-process'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

const API = 'subscribeMessage.send'
const TEMPLATE = 'template-answer'

let test: TestCloud
let staff: Client
let settings: MessageSettings
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  beFunctionOf(test.cloud, test.signingKey)
  staff = await test.asStaff('keeper', 'station_staff', 'station:A1')
  const known = await messageSettings(test.cloud.clock.now())
  if (!known) throw new Error('the test district sends nothing')
  settings = known
})
afterAll(() => test.stop())
afterEach(() => jest.restoreAllMocks())

/** Several people with more consents than messages: what stops a second message is not that none is left. */
async function told(names: readonly string[]): Promise<void> {
  for (const name of names) {
    for (const _tap of ['first', 'second'])
      await test.asResident(name).inbox.consented({ tap: 'locked', accepted: [TEMPLATE], rejected: [] })
    await test.asResident(name).station.reportLocked({ stationId: 'A1' })
  }
  const [open] = (await staff.station.lockedReports({ place: { kind: 'station', id: 'A1' } })).items
  await staff.station.answerLocked({ caseId: open?.caseId ?? '', code: 'fixed', note: '' })
}

const sendingsOf = (names: readonly string[]) => {
  const people = test.database.command.in(names.map(name => `wx:o-${name}`))
  return rows<SendingDocument>(
    test.database.collection('sendings').where({ person: people }).limit(100).get(),
  )
}
const sendingOf = async (name: string) => {
  const [one] = await sendingsOf([name])
  if (!one) throw new Error(`nothing is sent to ${name}`)
  return one
}
const sentTo = (names: readonly string[]) =>
  test.cloud.openApi
    .calls()
    .map(({ api, data }) => (api === API ? data['touser'] : undefined))
    .filter(openid => names.some(name => openid === `o-${name}`))
    .sort()
const leftOf = async (name: string) => {
  const { items } = await test.asResident(name).inbox.subscriptions({ tap: 'inbox' })
  return items.find(({ template }) => template === TEMPLATE)?.left
}
const now = () => new Date(test.cloud.clock.now())

/** Holds the next call of WeChat until it is let go. */
function holdWeChat() {
  const call = test.cloud.openApi.call.bind(test.cloud.openApi)
  let letGo = (): void => undefined
  let arrived = (): void => undefined
  const isThere = new Promise<void>(resolve => (arrived = resolve))
  const gate = new Promise<void>(resolve => (letGo = resolve))
  jest.spyOn(test.cloud.openApi, 'call').mockImplementationOnce(async (...asked) => {
    arrived()
    await gate
    return call(...asked)
  })
  return {
    isThere,
    letGo: () => {
      letGo()
    },
  }
}

describe('two senders that hold the same message', () => {
  it('at the same moment: one loses by its version, and sends nothing', async () => {
    await told(['same'])
    const seen = await sendingOf('same')
    const outcomes = await Promise.all([1, 2].map(() => sendOne(test.database, seen, settings, now())))
    expect(outcomes.filter(outcome => outcome?.event === 'taken')).toHaveLength(1)
    expect(sentTo(['same'])).toEqual(['o-same'])
    expect(await sendingOf('same')).toMatchObject({ state: 'sent', attempts: 1, version: seen.version + 2 })
    expect(await leftOf('same')).toBe(1)
  })

  it('one while the other waits for WeChat: it leaves it alone, and what it saw before counts for nothing after', async () => {
    await told(['slow'])
    const seen = await sendingOf('slow')
    const { isThere, letGo } = holdWeChat()
    const first = sendOne(test.database, seen, settings, now())
    await isThere
    expect(await sendOne(test.database, seen, settings, now())).toBeNull()
    letGo()
    expect(await first).toMatchObject({ event: 'taken' })
    expect(await sendOne(test.database, seen, settings, now())).toBeNull()
    expect(sentTo(['slow'])).toEqual(['o-slow'])
    expect(await sendingOf('slow')).toMatchObject({ state: 'sent', attempts: 1 })
    expect(await leftOf('slow')).toBe(1)
  })

  it('one settled it while the other stood still: what that hears after all changes nothing', async () => {
    await told(['still'])
    const seen = await sendingOf('still')
    test.cloud.openApi.order(API, { errCode: -1, errMsg: 'system busy' })
    const { isThere, letGo } = holdWeChat()
    const first = sendOne(test.database, seen, settings, now())
    await isThere
    expect(await settleOne(test.database, await sendingOf('still'), now())).toBe(true)
    letGo()
    await first
    // Put back into the queue it would go out again.
    expect(await sendingOf('still')).toMatchObject({ state: 'unknown', reason: 'cut_off' })
    expect(await leftOf('still')).toBe(1)
  })
})

describe('a run whose 40 seconds are used', () => {
  const run = () => {
    const environment = JSON.stringify({ LOCAL_CLOCK_OFFSET: String(test.cloud.clock.offset()) })
    const event = { Type: 'Timer', TriggerName: 'send-messages', Time: '', Message: '' }
    return main(event, { request_id: 'request-1', environment })
  }

  it('ends by itself, and the next goes on where it stopped: nothing is sent twice, nothing is left', async () => {
    const names = Array.from({ length: 24 }, (_, i) => `of-many-${i}`)
    await told(names)
    // What it logs is read elsewhere.
    jest.spyOn(process.stdout, 'write').mockReturnValue(true)
    const call = test.cloud.openApi.call.bind(test.cloud.openApi)
    const clock = Date.now.bind(Date)
    let later = 0
    jest.spyOn(Date, 'now').mockImplementation(() => clock() + later)
    // WeChat is slow: as many calls as are made at once are on their way when the time is over.
    let waiting: (() => void)[] = []
    jest.spyOn(test.cloud.openApi, 'call').mockImplementation(async (...asked) => {
      if (later === 0)
        await new Promise<void>(resolve => {
          waiting.push(resolve)
          if (waiting.length < 8) return
          later = 41_000
          for (const goOn of waiting) goOn()
          waiting = []
        })
      return call(...asked)
    })

    expect(await run()).toEqual({ done: 16 })
    expect(sentTo(names)).toHaveLength(16)
    const admin = await test.asStaff('admin', 'administrator', 'area:990001')
    const standing = async () =>
      (await admin.operations.jobs({})).items.find(({ name }) => name === 'send-messages')
    expect(await standing()).toMatchObject({ done: 16, left: true, problem: null })
    // The next timer comes when the lease is over.
    later += MINUTE
    expect(await run()).toEqual({ done: 8 })
    expect(await standing()).toMatchObject({ done: 8, left: false, problem: null })
    expect(sentTo(names)).toEqual(names.map(name => `o-${name}`).sort())
    expect(new Set((await sendingsOf(names)).map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(
      new Set(['sent 1']),
    )
  })
})
