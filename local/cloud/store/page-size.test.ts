import { openCollections } from '../testing/collections'
import type { Document } from '../values/value'
import { TOP } from './index-table'

const LARGE = 300_000

/** Many small documents, and then some large ones: their mean says nothing about the next. */
const documents = Array.from({ length: 700 }, (_item, _id): Document => ({
  _id,
  n: _id,
  text: 'x'.repeat(_id < 650 ? 10 : LARGE),
}))

let collections: ReturnType<typeof openCollections>

beforeAll(() => {
  collections = openCollections()
})

afterAll(() => {
  collections.close()
})

/** The most documents, and the most characters of documents, that were read at once; and all of them. */
function measure(read: (most: number) => { body: string }[]): { largest: number; total: number } {
  const sizes: number[] = []
  let total = 0
  for (let page = read(500); page.length > 0; page = read(500)) {
    total += page.length
    sizes.push(page.reduce((sum, { body }) => sum + body.length, 0))
  }
  return { largest: Math.max(...sizes), total }
}

describe('documents read at once', () => {
  it('are no more than a page may weigh, one after the other', () => {
    collections.withCollection([], documents, collection => {
      let row = 0
      const { largest, total } = measure(most => {
        const page = collection.after(row, most)
        row = page.at(-1)?.row ?? row
        return page
      })
      expect(total).toBe(700)
      expect(largest).toBeLessThan(LARGE * 4)
    })
  })

  it.each([
    ['up', false],
    ['down', true],
  ])('are no more than a page may weigh, by index %s', (_name, down) => {
    collections.withCollection(
      [{ name: 'n', keys: [{ field: 'n', direction: 1 }] }],
      documents,
      collection => {
        for (const index of [collection.ids, collection.indexes[0]?.table]) {
          const scan = {
            range: { from: Buffer.alloc(0), to: TOP },
            down,
            wanted: 'bodies',
            narrowing: [],
            first: 0,
          } as const
          let after: { key: Buffer; row: number } | undefined
          let over = false
          const { largest, total } = measure(most => {
            if (over) return []
            const page = index?.page(scan, after, most)
            after = page?.last
            over = after === undefined
            return page?.found ?? []
          })
          expect(total).toBe(700)
          expect(largest).toBeLessThan(LARGE * 4)
        }
      },
    )
  })
})
