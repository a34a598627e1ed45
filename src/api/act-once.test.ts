import { freshPhone } from '../../test/pages/stubs/show-page'
import { phone } from '../../test/pages/stubs/taro'
import { acting } from './acting'
import { actOnce, answered, keyOf, SOON_AGAIN } from './act-once'
import { hasDraft, keptDraft, putBack } from './draft'
import { personChanged } from './person-changes'

const HOUR = 3_600_000
const later = (ms: number) => jest.setSystemTime(Date.now() + ms)

beforeEach(() => {
  freshPhone()
  acting.set(null)
})

/** The keys under which something arrived, and answers that are lost as long as `lost` says. */
function aService() {
  const keys: string[] = []
  const service = { lost: true, keys, call }
  async function call(said: string, { key }: { readonly key: string }) {
    keys.push(key)
    if (service.lost) throw new Error('no answer')
    return Promise.resolve(`heard ${said}`)
  }
  return service
}

test('the same words are one act until they are answered, and another one afterwards', async () => {
  const service = aService()
  await expect(actOnce('refuse:1', '太暗', service.call)).rejects.toThrow('no answer')
  service.lost = false
  expect(await actOnce('refuse:1', '太暗', service.call)).toBe('heard 太暗')
  await actOnce('refuse:1', '太暗', service.call)
  const [first, second, third] = service.keys
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('what was done without an answer and is undone by now is done anew; what is new is not', async () => {
  const keys: string[] = []
  let answer: string | null = null
  const call = async (_said: string, { key }: { readonly key: string }) => {
    keys.push(key)
    if (answer === null) throw new Error('no answer')
    return Promise.resolve(answer)
  }
  const isUndone = (said: string) => said === 'undone'
  await expect(actOnce('book:1', '十点', call, undefined, isUndone)).rejects.toThrow('no answer')
  answer = 'undone'
  await actOnce('book:1', '十点', call, undefined, isUndone)
  const [lost, same, anew] = keys
  expect(keys).toHaveLength(3)
  expect(same).toBe(lost)
  expect(anew).not.toBe(lost)
  await actOnce('book:1', '十点', call, undefined, isUndone)
  expect(keys).toHaveLength(4)
})

test('other words, another target, or somebody else for whom it is done are another act', () => {
  const key = keyOf('refuse:1', '太暗')
  expect(keyOf('refuse:2', '太暗')).not.toBe(key)
  expect(keyOf('refuse:1', '太暗')).toBe(key)
  const until = new Date(Date.now() + HOUR).toISOString()
  acting.set({ id: 'd1', kind: 'family', label: '妈妈', until })
  expect(keyOf('refuse:1', '太暗')).not.toBe(key)
  acting.set(null)
  expect(keyOf('refuse:1', '太亮')).not.toBe(key)
})

test('words said again after others are still the same act, until one that was said later is answered', () => {
  const first = keyOf('refuse:1', '太暗')
  const second = keyOf('refuse:1', '太亮')
  expect(keyOf('refuse:1', '太暗')).toBe(first)
  expect(keyOf('refuse:1', '太亮')).toBe(second)
  // A late answer to what was said before leaves what was said since.
  expect(answered('refuse:1', first)).toBe(false)
  expect(keyOf('refuse:1', '太亮')).toBe(second)
  const anew = keyOf('refuse:1', '太暗')
  expect(anew).not.toBe(first)
  expect(keyOf('refuse:1', '太亮')).toBe(second)
  expect(answered('refuse:1', second)).toBe(true)
  expect(keyOf('refuse:1', '太暗')).not.toBe(anew)
})

test('of one act the last four are remembered', () => {
  const said = ['一', '二', '三', '四', '五']
  const keys = said.map(one => keyOf('refuse:1', one))
  expect(said.slice(1).map(one => keyOf('refuse:1', one))).toEqual(keys.slice(1))
  expect(keyOf('refuse:1', '一')).not.toBe(keys[0])
})

test('it is kept on the device, not longer than the service knows it, and not for the next person', () => {
  const key = keyOf('refuse:1', '太暗')
  expect(phone.stored('nuanlin:acts')).toMatchObject({ 'refuse:1': { value: [{ key }] } })
  later(5 * 24 * HOUR)
  expect(keyOf('refuse:1', '太暗')).toBe(key)
  later(2 * 24 * HOUR)
  const anew = keyOf('refuse:1', '太暗')
  expect(anew).not.toBe(key)
  personChanged()
  expect(keyOf('refuse:1', '太暗')).not.toBe(anew)
})

test('what may be meant once more is the same only for a while', () => {
  const key = keyOf('invite', '网格员', SOON_AGAIN)
  later(SOON_AGAIN - 1)
  expect(keyOf('invite', '网格员', SOON_AGAIN)).toBe(key)
  later(1)
  expect(keyOf('invite', '网格员', SOON_AGAIN)).not.toBe(key)
})

test('a device that keeps nothing knows it until the app is closed', () => {
  const read = jest.spyOn(phone, 'stored').mockReturnValue(undefined)
  const key = keyOf('refuse:1', '太暗')
  expect(keyOf('refuse:1', '太暗')).toBe(key)
  read.mockRestore()
})

test('an answer takes the draft with it, unless something else was said since, or somebody else is here', async () => {
  const service = aService()
  service.lost = false
  putBack('refuse:1', '太暗')
  await actOnce('refuse:1', '太暗', service.call)
  expect(hasDraft('refuse:1')).toBe(false)
  await actOnce('refuse:1', '太暗', (said, options) => {
    personChanged()
    putBack('refuse:1', '她的话')
    return service.call(said, options)
  })
  expect(hasDraft('refuse:1')).toBe(true)
  putBack('refuse:1', '太暗')
  await actOnce('refuse:1', '太暗', (said, options) => {
    putBack('refuse:1', '太暗，也太小')
    return service.call(said, options)
  })
  expect(keptDraft('refuse:1')).toBe('太暗，也太小')
  await actOnce('refuse:1', '太暗', (said, options) => {
    keyOf('refuse:1', '太亮')
    return service.call(said, options)
  })
  expect(hasDraft('refuse:1')).toBe(true)
  expect(answered('refuse:1', 'of nobody')).toBe(false)
})
