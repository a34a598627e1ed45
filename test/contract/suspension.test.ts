import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { at, resident } from '../../domain/contract/allow'
import { defineContract, mutation } from '../../domain/contract/define-contract'
import type { Contract } from '../../domain/contract/define-contract'
import type { NuanlinError } from '../../domain/contract/errors'
import { stationPlace } from '../../domain/role/place'
import type { PersonalCall } from '../../cloudfunctions/platform/call'
import { carryOut, rolesOf } from '../../cloudfunctions/platform/carry-out'
import { database, type Transaction } from '../../cloudfunctions/platform/database'
import { createLog } from '../../cloudfunctions/platform/log'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

jest.mock('../../cloudfunctions/platform/database', () => ({
  ...jest.requireActual<object>('../../cloudfunctions/platform/database'),
  database: jest.fn(),
}))

/** A call that is under way while what it stands on is taken away: the effect is held up, and goes on when told to. */
let test: TestCloud
let administrator: Awaited<ReturnType<TestCloud['asStaff']>>
beforeAll(async () => {
  test = await startTestCloud(['A1', 'A2'].map(code => aStation({ code })))
  process.env.NUANLIN_SIGNING_KEYS = JSON.stringify([test.signingKey])
  jest.mocked(database).mockResolvedValue(test.database)
  administrator = await test.asStaff('chief', 'administrator', 'area:990001')
})
afterAll(() => test.stop())

const probe: Contract = defineContract(
  'probe',
  {
    work: mutation({
      summary: 'Something that staff do.',
      input: () => z.strictObject({ stationId: z.string() }),
      output: () => z.strictObject({}),
      allow: at(['station_staff'], (i: { stationId: string }) => stationPlace(i.stationId)),
    }),
    wish: mutation({
      summary: 'Something that is done for somebody else.',
      input: () => z.strictObject({ stationId: z.string() }),
      output: () => z.strictObject({}),
      allow: resident,
      onBehalf: true,
    }),
  },
  { errors: {}, fields: {} },
)

/** Where in a call something happens: after it was let in, or when its effect is done and not committed. */
type Moment = 'let in' | 'done'

async function callOf(
  procedure: 'work' | 'wish',
  subject: string,
  moment: Moment,
  meanwhile: () => Promise<unknown>,
  actingFor?: string,
): Promise<{ readonly outcome: string; readonly effects: number }> {
  let effects = 0
  let happened = false
  const happen = async (now: Moment) => {
    if (now !== moment || happened) return
    happened = true
    await meanwhile()
  }
  const target = { kind: 'station', id: 'A1' }
  const handler = {
    async effect(_input: object, _call: PersonalCall, transaction: Transaction) {
      effects++
      await transaction.collection('settings').add({ _id: randomUUID(), probe: subject })
      await happen('done')
      return procedure === 'work'
        ? { reference: null, act: { target, before: null, after: {} } }
        : { reference: null, onBehalf: { target, before: null, after: {} } }
    },
    answer: () => Promise.resolve({}),
  }
  const handlers = {
    [procedure]: async () => {
      await happen('let in')
      return handler
    },
  }
  const sender = { subject }
  const definition = probe.procedures[procedure]
  if (!definition) throw new Error('no such procedure')
  const outcome = await carryOut(
    { contract: probe, handlers, places: () => Promise.resolve({}) },
    {
      procedure: definition,
      wire: {
        procedure,
        input: {},
        key: randomUUID(),
        locale: 'zh-CN',
        ...(actingFor === undefined ? {} : { actingFor }),
      },
      input: { stationId: 'A1' },
      sender,
      held: await rolesOf(sender),
    },
    { requestId: 'probe', log: createLog('probe', 'probe'), at: NOW },
  ).then(
    () => 'DONE',
    (error: unknown) => (error as NuanlinError).code,
  )
  return { outcome, effects }
}

const written = async (subject: string) =>
  (await test.database.collection('settings').where({ probe: subject }).get()).data.length

async function suspend(subject: string) {
  const { data } = await test.database.collection('grants').where({ subject, state: 'active' }).get()
  const [{ _id: grantId, version }] = data as [{ _id: string; version: number }]
  return administrator.staff.suspend({ grantId, version, reason: '离岗' })
}

describe.each(['let in', 'done'] as const)('a call that has been %s', moment => {
  const name = (who: string) => `${who}-${moment.replace(' ', '-')}`

  it('goes on when nobody takes anything away', async () => {
    await test.asStaff(name('stays'), 'station_staff', 'station:A1')
    const subject = `wx:o-${name('stays')}`
    expect(await callOf('work', subject, moment, () => Promise.resolve())).toEqual({
      outcome: 'DONE',
      effects: 1,
    })
    expect(await written(subject)).toBe(1)
  })

  it('is refused when the role has been suspended, and leaves nothing', async () => {
    // On the street: the log of the act is another than that of the suspension.
    await test.asStaff(name('goes'), 'station_staff', 'area:990001001')
    const subject = `wx:o-${name('goes')}`
    const { outcome } = await callOf('work', subject, moment, () => suspend(subject))
    expect(outcome).toBe('FORBIDDEN')
    expect(await written(subject)).toBe(0)
  })

  it('is refused when the delegation has been ended from the other side', async () => {
    const mother = test.asResident(name('mother'))
    const { code } = await mother.account.offerDelegation({})
    const daughter = test.asResident(name('daughter'))
    const { id } = await daughter.account.acceptDelegation({ code, label: '妈妈' })
    const end = () => mother.account.endDelegation({ delegationId: id })
    const subject = `wx:o-${name('daughter')}`
    expect((await callOf('wish', subject, moment, end, id)).outcome).toBe('FORBIDDEN')
    expect(await written(subject)).toBe(0)
  })

  it('at the counter is refused when the role in which they serve has been suspended', async () => {
    const staff = await test.asStaff(name('serves'), 'station_staff', 'area:990001001')
    const { id } = await staff.account.serveAtCounter({ stationId: 'A1', channel: 'counter', label: '王' })
    const subject = `wx:o-${name('serves')}`
    expect((await callOf('wish', subject, moment, () => suspend(subject), id)).outcome).toBe('FORBIDDEN')
    expect(await written(subject)).toBe(0)
  })
})

it('a call whose station has moved out of reach is refused', async () => {
  await test.asStaff('street', 'station_staff', 'area:990001001')
  const move = () =>
    test.database
      .collection('stations')
      .doc('A1')
      .update({ areaPath: ['990001', '990001002'] })
  expect((await callOf('work', 'wx:o-street', 'let in', move)).outcome).toBe('FORBIDDEN')
})
