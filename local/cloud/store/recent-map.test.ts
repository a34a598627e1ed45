import { RecentMap } from './recent-map'

it('keeps what was asked for last, and makes the rest again', () => {
  const map = new RecentMap<string, string>(2)
  const made: string[] = []
  const get = (key: string) =>
    map.get(key, () => {
      made.push(key)
      return key.toUpperCase()
    })
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})
