import { allChecked } from '../helpers/all-checked'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { sendPhoto } from '../helpers/photos'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'
import { fire } from '../scenario/privacy/everything'

let test: TestCloud
let above: Client
beforeAll(async () => {
  const stations = ['M1', 'M2', 'M3', 'M4', 'M5'].map(code => aStation({ code, name: { zh: `驿站${code}` } }))
  test = await startTestCloud(stations, { timers: false })
  above = await test.asStaff('above', 'supervisor', 'area:990001001')
})
afterAll(() => test.stop())

const told = async (who: Client, kind: string, stationId: string) =>
  (await who.inbox.list({})).items.filter(one => one.kind === kind && one.target.id === stationId)
const keeperOf = (stationId: string) =>
  test.asStaff(`keeper-${stationId}`, 'station_staff', `station:${stationId}`)

/** Of somebody whom WeChat does not know: it waits for staff at once. */
const inBrowser = async (name: string) => test.withToken((await test.enter(`h5:${name}`)).tokens.accessToken)
async function send(author: Client, stationId: string, caption = '卷帘门旁边'): Promise<string> {
  const photoIds = [(await sendPhoto(author)).id]
  return (await author.submissions.send({ stationId, caption, photoIds })).id
}

async function decide(by: Client, stationId: string, id: string, shelf: 'waiting' | 'objected' = 'waiting') {
  const { items } = await by.submissions.queue({ place: { kind: 'station', id: stationId }, shelf })
  const version = items.find(one => one.id === id)?.version ?? 0
  await by.submissions.decide({ submissionId: id, version, decision: 'refuse', reason: 'unclear', words: '' })
}

it('who decides hears of what came, once until they read it, and nobody above them', async () => {
  const keeper = await keeperOf('M1')
  const author = await inBrowser('author-m1')
  await send(author, 'M1', '我家孩子小明在门口')
  await Promise.all([send(author, 'M1'), send(author, 'M1')])
  const [first, ...more] = await told(keeper, 'photos_to_decide', 'M1')
  expect(more).toEqual([])
  expect(first).toMatchObject({
    title: '驿站M1有照片等你审核',
    target: { page: 'moderation', id: 'M1' },
    unread: true,
  })
  expect(JSON.stringify(first)).not.toContain('小明')
  expect(await told(above, 'photos_to_decide', 'M1')).toEqual([])
  await keeper.inbox.markRead({ messageId: first?.id ?? '' })
  await send(author, 'M1')
  expect(await told(keeper, 'photos_to_decide', 'M1')).toHaveLength(2)
})

it('two that come at the same moment are told of once', async () => {
  const keeper = await keeperOf('M2')
  const authors = await Promise.all(['m2-a', 'm2-b', 'm2-c'].map(inBrowser))
  await Promise.all(authors.map(author => send(author, 'M2')))
  expect(await told(keeper, 'photos_to_decide', 'M2')).toHaveLength(1)
})

it('who decided on everything without reading hears of the next, and has one unread message', async () => {
  const keeper = await keeperOf('M3')
  const author = await inBrowser('author-m3')
  const id = await send(author, 'M3')
  await decide(keeper, 'M3', id)
  await send(author, 'M3')
  const all = await told(keeper, 'photos_to_decide', 'M3')
  expect(all).toHaveLength(2)
  expect(all.filter(({ unread }) => unread)).toHaveLength(1)
})

it('what WeChat looks at is told of when it is for staff', async () => {
  const keeper = await keeperOf('M4')
  const author = test.asResident('author-m4')
  await send(author, 'M4')
  expect(await told(keeper, 'photos_to_decide', 'M4')).toEqual([])
  await fire(test, 'check-content')
  await allChecked(test)
  await fire(test, 'check-content')
  expect(await told(keeper, 'photos_to_decide', 'M4')).toHaveLength(1)
})

it('an objection is told of to who may hear it: not to whoever refused, as long as somebody else could', async () => {
  const keeper = await keeperOf('M5')
  const author = await inBrowser('author-m5')
  const id = await send(author, 'M5')
  await decide(keeper, 'M5', id)
  await author.submissions.object({ submissionId: id, words: '门牌看得清' })
  expect(await told(keeper, 'photos_objected', 'M5')).toEqual([])
  const [message] = await told(above, 'photos_objected', 'M5')
  expect(message).toMatchObject({
    title: '驿站M5的照片有人提了异议',
    target: { page: 'moderation', id: 'M5', shelf: 'objected' },
  })
  expect(JSON.stringify(message)).not.toContain('看得清')
  // What staff send themselves is for those around them.
  await send(keeper, 'M5')
  await fire(test, 'check-content')
  await allChecked(test)
  await fire(test, 'check-content')
  expect(await told(keeper, 'photos_to_decide', 'M5')).toHaveLength(1)
  expect(await told(above, 'photos_to_decide', 'M5')).toHaveLength(1)
})
