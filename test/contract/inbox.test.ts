import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'
import { aStation } from '../helpers/factories'
import type { Client } from '../helpers/client'

let test: TestCloud
let admin: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1', name: { zh: '木棉驿站', en: 'Mumian' } })])
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
  await admin.account.update({ nickname: '老周' })
})
afterAll(() => test.stop())
beforeEach(() => test.cloud.clock.set(NOW))

const titlesOf = async (person: Client) => (await person.inbox.list({})).items.map(({ title }) => title)

/** Somebody with a role, who entered by an invitation of the administrator. */
async function invited(name: string) {
  const person = test.asResident(name)
  await person.account.update({ nickname: name })
  const place = { kind: 'station', id: 'A1' } as const
  const { code } = await admin.staff.invite({ role: 'station_staff', place })
  const grant = await person.staff.accept({ code })
  return { person, grant }
}

describe('what staff answer', () => {
  it('reaches everybody who found the door locked, each once, and leads to the station', async () => {
    const [first, second] = [test.asResident('finder-1'), test.asResident('finder-2')]
    await first.station.reportLocked({ stationId: 'A1' })
    await second.station.reportLocked({ stationId: 'A1' })
    test.cloud.clock.set(NOW + 3 * 3_600_000)
    await first.station.reportLocked({ stationId: 'A1' })
    const staff = await test.asStaff('keeper', 'station_staff', 'station:A1')
    const [open] = (await staff.station.lockedReports({ place: { kind: 'station', id: 'A1' } })).items
    const answer = { caseId: open?.caseId ?? '', code: 'unplanned', note: '水管爆了，修好了。' } as const
    await staff.station.answerLocked(answer)
    for (const finder of [first, second]) {
      const { items, unread } = await finder.inbox.list({})
      expect(items).toEqual([
        {
          id: expect.any(String) as string,
          kind: 'locked_answered',
          title: '木棉驿站答复了你',
          text: '那时临时有事关了门，抱歉让你白跑。水管爆了，修好了。',
          at: expect.stringMatching(/^2026-11-20T05:00:/) as string,
          unread: true,
          target: { page: 'station', id: 'A1' },
        },
      ])
      expect(unread).toBe(1)
    }
    // Once more is refused, and nobody hears of it twice.
    await expect(staff.station.answerLocked(answer)).rejects.toMatchObject({ code: 'ALREADY_ANSWERED' })
    expect(await first.inbox.unread({})).toEqual({ unread: 1 })
    expect(await titlesOf(test.asResident('somebody-else'))).toEqual([])
  })
})

describe('a role', () => {
  it('that is suspended, comes back and ends is told to who holds it, with the reason', async () => {
    const { person, grant } = await invited('小李')
    expect(await titlesOf(admin)).toContain('小李接受了邀请')
    const suspended = await admin.staff.suspend({
      grantId: grant.id,
      version: grant.version,
      reason: '核实投诉',
    })
    test.cloud.clock.advance(60_000)
    const back = await admin.staff.resume({ grantId: grant.id, version: suspended.version })
    test.cloud.clock.advance(60_000)
    await admin.staff.end({ grantId: grant.id, version: back.version, reason: '调岗' })
    const { items } = await person.inbox.list({})
    expect(items.map(({ title, text }) => [title, text])).toEqual([
      ['木棉驿站的驿站工作人员已收回', '原因：调岗'],
      ['木棉驿站的驿站工作人员已恢复', '现在可以继续工作。'],
      ['木棉驿站的驿站工作人员已暂停', '原因：核实投诉'],
    ])
    const english = await person.inbox.list({}, { locale: 'en' })
    expect(english.items[0]).toMatchObject({
      title: 'Taken back: Station staff, Mumian',
      text: 'Reason: 调岗',
    })
  })

  it('that could not be changed is told to nobody: the message stands in the transaction of the act', async () => {
    const { person, grant } = await invited('小王')
    await expect(
      admin.staff.suspend({ grantId: grant.id, version: grant.version + 7, reason: '核实投诉' }),
    ).rejects.toHaveProperty('code')
    expect(await person.inbox.unread({})).toEqual({ unread: 0 })
  })
})

describe('acting for each other', () => {
  it('is told to who agreed, and its end to the other', async () => {
    const [mother, daughter] = [test.asResident('mother'), test.asResident('daughter')]
    await mother.account.update({ nickname: '妈妈' })
    await daughter.account.update({ nickname: '女儿' })
    const { code } = await mother.account.offerDelegation({})
    const { id } = await daughter.account.acceptDelegation({ code, label: '妈' })
    expect(await titlesOf(mother)).toEqual(['女儿可以替你办事了'])
    await mother.account.endDelegation({ delegationId: id })
    await mother.account.endDelegation({ delegationId: id })
    expect(await titlesOf(daughter)).toEqual(['妈妈结束了代办'])
  })
})

it('a browser that was let in is told to its owner', async () => {
  const owner = test.asResident('owner')
  const visitor = test.asVisitor()
  const { id, code, secret } = await visitor.account.startLogin({ browser: 'Chrome · Windows' })
  await owner.account.approveLogin({ code })
  expect(await owner.inbox.unread({})).toEqual({ unread: 0 })
  await visitor.account.finishLogin({ id, secret })
  const [message] = (await owner.inbox.list({})).items
  expect(message).toMatchObject({ title: 'Chrome · Windows 登录了', target: { page: 'sessions', id: null } })
})

describe('what was read', () => {
  let reader: Client
  beforeAll(async () => {
    const { person, grant } = await invited('读者')
    reader = person
    let { version } = grant
    for (let i = 0; i < 12; i++) {
      test.cloud.clock.set(NOW + i * 120_000)
      const suspended = await admin.staff.suspend({ grantId: grant.id, version, reason: `第${i}次` })
      test.cloud.clock.set(NOW + i * 120_000 + 60_000)
      const back = await admin.staff.resume({ grantId: grant.id, version: suspended.version })
      version = back.version
    }
  })

  it('is marked one by one, a second tap changes nothing, and only by its owner', async () => {
    const [message] = (await reader.inbox.list({})).items
    const input = { messageId: message?.id ?? '' }
    expect(await reader.inbox.markRead(input)).toEqual({ unread: 23 })
    expect(await reader.inbox.markRead(input)).toEqual({ unread: 23 })
    await expect(test.asResident('thief').inbox.markRead(input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await reader.inbox.list({})).items[0]).toMatchObject({ unread: false })
  })

  it('comes page by page, and what arrives meanwhile shifts nothing', async () => {
    const first = await reader.inbox.list({})
    expect(first.items).toHaveLength(20)
    const second = await reader.inbox.list({ cursor: first.next ?? '' })
    expect(second).toMatchObject({ next: null })
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(24)
    await expect(admin.inbox.list({ cursor: first.next ?? '' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('is marked all at once, up to what was seen', async () => {
    const { items } = await reader.inbox.list({})
    expect(await reader.inbox.markAllRead({ upTo: items[3]?.at ?? '' })).toEqual({ unread: 2 })
    expect(await reader.inbox.markAllRead({ upTo: items[0]?.at ?? '' })).toEqual({ unread: 0 })
  })
})
