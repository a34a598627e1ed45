import Taro from '@tarojs/taro'
import { freshPhone } from '../../test/pages/stubs/show-page'
import { phone } from '../../test/pages/stubs/taro'
import { deviceShelf } from './device-shelf'
import { personChanged } from './person-changes'

const HOUR = 3_600_000
let made = 0
/** One of its own for each test: what a window holds of a shelf outlives a test. */
const aShelf = () => {
  const key = `shelf-${made++}`
  return { key, shelf: deviceShelf(key, HOUR), stored: () => phone.stored(`nuanlin:${key}`) }
}
const full = () =>
  jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('exceed storage max size')
  })

beforeEach(freshPhone)
afterEach(() => {
  jest.restoreAllMocks()
})

test('on a device that has become full, what was put last counts, not what could still be kept', () => {
  const { shelf, stored } = aShelf()
  shelf.put('a', 1)
  const storage = full()
  shelf.put('a', 2)
  shelf.put('b', 3)
  expect([shelf.get('a'), shelf.get('b')]).toEqual([2, 3])
  shelf.drop('a')
  expect([shelf.has('a'), shelf.has('b')]).toEqual([false, true])
  expect(stored()).toMatchObject({ a: { value: 1 } })
  // There is room again: from the next writing on it is kept.
  storage.mockRestore()
  shelf.put('c', 4)
  expect(Object.keys(stored() ?? {}).sort()).toEqual(['b', 'c'])
})

test('what another window put there meanwhile counts, as long as what this one put could be kept', () => {
  const { key, shelf } = aShelf()
  shelf.put('a', 1)
  Taro.setStorageSync(`nuanlin:${key}`, { a: { at: Date.now(), value: 2 } })
  expect(shelf.get('a')).toBe(2)
})

test.each(['here', 'elsewhere'] as const)(
  'on a full device, too, the next person finds nothing of the one before: %s',
  where => {
    const { key, shelf, stored } = aShelf()
    shelf.put('a', 1)
    full()
    shelf.put('b', 2)
    // Another window has forgotten what was stored.
    if (where === 'elsewhere') Taro.removeStorageSync(`nuanlin:${key}`)
    personChanged(where)
    expect([shelf.has('a'), shelf.has('b')]).toEqual([false, false])
    expect(stored()).toBeUndefined()
  },
)
