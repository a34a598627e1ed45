import { addDays, chinaDate, DAY, HOUR, startOfDay } from '../../domain/time/china-time'
import { allChecked } from '../helpers/all-checked'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { sendPhoto } from '../helpers/photos'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'
import { fire } from '../scenario/privacy/everything'

let test: TestCloud
let admin: Client
beforeAll(async () => {
  test = await startTestCloud(
    [aStation({ code: 'A1' }), aStation({ code: 'A2' }), aStation({ code: 'A3' })],
    { timers: false },
  )
  admin = await test.asStaff('chief', 'administrator', 'area:990001')
})
afterAll(() => test.stop())

/** That many days on, at an hour in China. */
const goTo = (days: number, hour: number) => {
  test.cloud.clock.set(startOfDay(addDays(chinaDate(test.cloud.clock.now()), days)) + hour * HOUR)
}
const told = async (client: Client, kind: string) =>
  (await client.inbox.list({})).items.filter(message => message.kind === kind)

async function sendToShow(name: string, stationId: string): Promise<string> {
  const author = test.asResident(name)
  const photoIds = [(await sendPhoto(author)).id]
  const { id } = await author.submissions.send({ stationId, caption: '门口', photoIds })
  await fire(test, 'check-content')
  await allChecked(test)
  await fire(test, 'check-content')
  return id
}

describe('photos that wait', () => {
  it('are told of to who is nearest, after a day and in daytime, once a day as long as they wait', async () => {
    const near = await test.asStaff('near', 'station_staff', 'station:A1')
    const above = await test.asStaff('above', 'supervisor', 'area:990001001')
    goTo(1, 10)
    const id = await sendToShow('sender-1', 'A1')
    await sendToShow('sender-2', 'A1')
    goTo(1, 9)
    await fire(test, 'remind')
    expect(await told(near, 'photos_waiting')).toEqual([])
    goTo(1, 7)
    await fire(test, 'remind')
    expect(await told(near, 'photos_waiting')).toEqual([])
    goTo(0, 8)
    for (const _run of ['first', 'second']) await fire(test, 'remind')
    expect(await told(near, 'photos_waiting')).toMatchObject([
      { title: 'A1号驿站有 2 份照片等了一天多', target: { page: 'moderation', id: 'A1' } },
    ])
    expect(await told(above, 'photos_waiting')).toEqual([])

    const { items } = await near.submissions.queue({ place: { kind: 'station', id: 'A1' }, shelf: 'waiting' })
    const version = items.find(item => item.id === id)?.version ?? 0
    await near.submissions.decide({
      submissionId: id,
      version,
      decision: 'refuse',
      reason: 'unclear',
      words: '',
    })
    goTo(1, 11)
    await fire(test, 'remind')
    expect((await told(near, 'photos_waiting')).map(({ title }) => title)).toEqual([
      'A1号驿站有 1 份照片等了一天多',
      'A1号驿站有 2 份照片等了一天多',
    ])
  })

  it('of a station where nobody works are told of to who is above it', async () => {
    const dispatcher = await test.asStaff('dispatcher', 'dispatcher', 'area:990001001')
    goTo(1, 10)
    await sendToShow('sender-3', 'A2')
    goTo(2, 10)
    await fire(test, 'remind')
    expect((await told(dispatcher, 'photos_waiting')).map(({ title }) => title)).toEqual([
      'A2号驿站有 1 份照片等了一天多',
    ])
  })
})

it('what the nearest refused, or sent themselves, is told of to who may decide on it', async () => {
  const only = await test.asStaff('only', 'station_staff', 'station:A3')
  const street = await test.asStaff('street-a3', 'dispatcher', 'area:990001001')
  goTo(1, 10)
  const author = test.withToken((await test.enter('h5:objects')).tokens.accessToken)
  const photoIds = [(await sendPhoto(author)).id]
  const { id } = await author.submissions.send({ stationId: 'A3', caption: '门口', photoIds })
  const [item] = (await only.submissions.queue({ place: { kind: 'station', id: 'A3' }, shelf: 'waiting' }))
    .items
  await only.submissions.decide({
    submissionId: id,
    version: item?.version ?? 0,
    decision: 'refuse',
    reason: 'unclear',
    words: '',
  })
  await author.submissions.object({ submissionId: id, words: '看得清' })
  await sendToShow('only', 'A3')
  await sendToShow('sender-4', 'A3')
  goTo(2, 10)
  await fire(test, 'remind')
  const ofA3 = async (who: Client) =>
    (await told(who, 'photos_waiting')).filter(({ target }) => target.id === 'A3').map(({ title }) => title)
  expect(await ofA3(only)).toEqual(['A3号驿站有 1 份照片等了一天多'])
  expect(await ofA3(street)).toEqual(['A3号驿站有 2 份照片等了一天多'])
})

describe('an invitation that nobody accepts', () => {
  const place = { kind: 'station', id: 'A2' } as const
  const invite = () => admin.staff.invite({ role: 'station_staff', place, note: '' })
  const count = async () => (await told(admin, 'invitation_ending')).length

  it('is told of to who invited, once, on its last day', async () => {
    goTo(1, 10)
    await invite()
    test.cloud.clock.set(test.cloud.clock.now() + 5 * DAY)
    await fire(test, 'remind')
    expect(await count()).toBe(0)
    test.cloud.clock.set(test.cloud.clock.now() + DAY + HOUR)
    await Promise.all([fire(test, 'remind'), fire(test, 'remind')])
    await fire(test, 'remind')
    expect(await told(admin, 'invitation_ending')).toMatchObject([
      { title: '给A2号驿站的驿站工作人员的邀请快过期了' },
    ])
  })

  it('is not, when it was accepted, taken back, or is over', async () => {
    const before = await count()
    goTo(1, 10)
    const accepted = await invite()
    await test.asResident('joins').staff.accept({ code: accepted.code })
    const { id } = await invite()
    await admin.staff.withdraw({ invitationId: id })
    test.cloud.clock.set(test.cloud.clock.now() + 6 * DAY + HOUR)
    await fire(test, 'remind')
    const over = await count()
    await invite()
    test.cloud.clock.set(test.cloud.clock.now() + 8 * DAY)
    await fire(test, 'remind')
    expect([over, await count()]).toEqual([before, before])
  })
})
