import { MINUTE } from '../../domain/time/china-time'
import type { Client } from '../helpers/client'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const API = 'security.msgSecCheck'

let test: TestCloud
let me: Client
let family: Client
let names = 0
/** When the name was written; the clock goes on by itself. */
let begun = NOW
beforeAll(async () => {
  test = await startTestCloud([], { timers: false })
})
afterAll(() => test.stop())
beforeEach(async () => {
  test.cloud.clock.set(NOW)
  test.cloud.openApi.clear()
  names++
  me = test.asResident(`me-${names}`)
  family = test.asResident(`family-${names}`)
  const { code } = await family.account.offerDelegation({})
  await me.account.acceptDelegation({ code, label: '妈妈' })
  begun = test.cloud.clock.now()
})

const fails = (times = 1) => {
  test.cloud.openApi.order(API, { errCode: -1, errMsg: 'system error' }, times)
}
const judged = (suggest: 'review' | 'risky') => {
  test.cloud.openApi.order(API, { verdict: { suggest, label: 20003 } })
}
const asked = () => test.cloud.openApi.calls().filter(({ api }) => api === API)
/** What those see whom it is not. */
const seen = async () => (await family.account.delegations({})).actForMe[0]?.actor
const mine = async () => {
  const { nickname, nicknameState } = await me.account.me({})
  return [nickname, nicknameState]
}
const check = async (after: number) => {
  test.cloud.clock.set(begun + after * MINUTE)
  expect(await test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'check-content' })).toHaveProperty(
    'result',
  )
}

it('is judged at once, and then seen by others', async () => {
  expect(await me.account.update({ nickname: '陈阿姨' })).toMatchObject({
    nickname: '陈阿姨',
    nicknameState: 'shown',
  })
  expect(asked()).toMatchObject([{ data: { openid: `o-me-${names}`, content: '陈阿姨', scene: 1 } }])
  expect(await seen()).toBe('陈阿姨')
})

it.each(['risky', 'review'] as const)('judged %s it is refused: others see the one before', async how => {
  await me.account.update({ nickname: '陈阿姨' })
  judged(how)
  const after = await me.account.update({ nickname: '不像话' })
  expect(after).toMatchObject({ nickname: '不像话', nicknameState: 'refused' })
  expect([await seen(), await mine()]).toEqual(['陈阿姨', ['不像话', 'refused']])
  await check(60)
  expect(await mine()).toEqual(['不像话', 'refused'])
  expect(await me.account.update({ nickname: '陈老师' })).toMatchObject({ nicknameState: 'shown' })
  expect(await seen()).toBe('陈老师')
})

it('where nobody answers it is held, asked about again, later each time, and shown when it may be', async () => {
  fails(3)
  expect(await me.account.update({ nickname: '小林' })).toMatchObject({
    nickname: '小林',
    nicknameState: 'checking',
  })
  begun = test.cloud.clock.now()
  expect(await seen()).toBe('')
  await check(0.5)
  expect(asked()).toHaveLength(1)
  await check(1.5)
  await check(3)
  expect(asked()).toHaveLength(2)
  await check(4)
  expect([asked().length, await seen(), await mine()]).toEqual([3, '', ['小林', 'checking']])
  await check(9)
  expect([await seen(), await mine()]).toEqual(['小林', ['小林', 'shown']])
  await check(400)
  expect(asked()).toHaveLength(4)
})

it('of two names, one after the other, the last counts, whichever is judged first', async () => {
  fails()
  await me.account.update({ nickname: '小林' })
  await me.account.update({ nickname: '老林' })
  await check(30)
  expect([await seen(), await mine()]).toEqual(['老林', ['老林', 'shown']])
})

it('taking it away, or back to the one that is shown, is asked of nobody', async () => {
  await me.account.update({ nickname: '小林' })
  fails()
  await me.account.update({ nickname: '小李' })
  await me.account.update({ nickname: '小林' })
  expect([asked().length, await mine()]).toEqual([2, ['小林', 'shown']])
  await me.account.update({ nickname: '' })
  expect([asked().length, await seen()]).toEqual([2, ''])
})

it('set by family it is judged as theirs who wrote it, for they are there', async () => {
  const [delegation] = (await me.account.delegations({})).iActFor
  await me.account.update({ nickname: '妈妈' }, { actingFor: delegation?.id ?? '' })
  expect(asked()).toMatchObject([{ data: { openid: `o-me-${names}` } }])
  expect((await family.account.me({})).nickname).toBe('妈妈')
})

it('set by family it is judged as theirs also when WeChat answers later', async () => {
  const [delegation] = (await me.account.delegations({})).iActFor
  fails()
  await me.account.update({ nickname: '妈妈' }, { actingFor: delegation?.id ?? '' })
  begun = test.cloud.clock.now()
  expect((await family.account.me({})).nicknameState).toBe('checking')
  // Who wrote it wrote it, also where they do not act for them any more.
  await me.account.endDelegation({ delegationId: delegation?.id ?? '' })
  judged('risky')
  await check(5)
  expect(asked().map(({ data }) => data['openid'])).toEqual([`o-me-${names}`, `o-me-${names}`])
  expect((await family.account.me({})).nicknameState).toBe('refused')
  const { data } = await test.database
    .collection('people')
    .where({ subject: `wx:o-family-${names}` })
    .get()
  expect(data).toMatchObject([{ naming: { words: '妈妈', delegation: null } }])
})
