import { Recent } from './recent'

describe('what is kept of late', () => {
  const names = (kept: Recent<{ name: string }>) => kept.list().map(({ name }) => name)

  it('is bounded by number', () => {
    const gone: string[] = []
    const kept = new Recent<{ name: string }>(2, 1000, ({ name }) => gone.push(name))
    for (const name of ['a', 'b', 'c', 'd']) kept.add({ name }, 1)
    expect(names(kept)).toEqual(['c', 'd'])
    expect(gone).toEqual(['a', 'b'])
  })

  it('is bounded by bytes, also those that come to an entry later', () => {
    const kept = new Recent<{ name: string }>(100, 10)
    const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }] as const
    kept.add(a, 4)
    kept.add(b, 4)
    kept.add(c, 4)
    expect(names(kept)).toEqual(['b', 'c'])
    kept.grow(b, 1)
    expect(names(kept)).toEqual(['b', 'c'])
    kept.grow(c, 2)
    expect(names(kept)).toEqual(['c'])
    // What is gone does not count, and does not come back.
    kept.grow(a, 100)
    kept.add(a, 1)
    expect(names(kept)).toEqual(['c', 'a'])
  })

  it('is the newest even where that alone is too large', () => {
    const kept = new Recent<{ name: string }>(100, 10)
    kept.add({ name: 'a' }, 1)
    kept.add({ name: 'b' }, 50)
    expect(names(kept)).toEqual(['b'])
    kept.clear()
    expect(names(kept)).toEqual([])
    kept.add({ name: 'c' }, 10)
    kept.add({ name: 'd' }, 0)
    expect(names(kept)).toEqual(['c', 'd'])
  })
})
