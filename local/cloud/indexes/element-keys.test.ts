import type { KeyPart } from '../keys/encode-key'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'
import type { Document } from '../values/value'
import { elementKeys } from './element-keys'

const shown = (part: KeyPart) => ('value' in part ? part.value : 'emptyArray' in part ? '[]' : part.bytes)

const keysOf = (document: Document, ...fields: string[]) =>
  elementKeys(
    document,
    fields.map(field => field.split('.')),
  ).keys.map(parts => parts.map(shown))

describe('the keys of fields under one array', () => {
  it('are those of its elements, and not every value with every other', () => {
    const document: Document = {
      a: [
        { b: 1, c: 2 },
        { b: 3, c: 4 },
      ],
      d: 5,
    }
    expect(keysOf(document, 'a.b', 'd', 'a.c')).toEqual([
      [1, 5, 2],
      [3, 5, 4],
    ])
  })

  it('go through arrays in arrays, one inside the other', () => {
    const document: Document = { a: [{ b: [1, 2], c: 3 }, { b: [], c: 4 }, { c: 5 }] }
    expect(keysOf(document, 'a.b', 'a.c')).toEqual([
      [1, 3],
      [2, 3],
      ['[]', 4],
      [undefined, 5],
    ])
  })

  it.each<[string, Document, unknown[][]]>([
    ['no element', { a: [] }, [['[]', undefined]]],
    [
      'elements that are no documents',
      { a: [7, { b: 1 }] },
      [
        [7, undefined],
        [{ b: 1 }, 1],
      ],
    ],
    ['no array', { a: { b: 1 } }, [[{ b: 1 }, 1]]],
    ['nothing', {}, [[undefined, undefined]]],
  ])('of an array and a field in it, with %s', (_name, document, keys) => {
    expect(keysOf(document, 'a', 'a.b')).toEqual(keys)
  })

  it('are refused where they run through two arrays, in one object or in two', () => {
    expect(() => keysOf({ a: [1], b: [2] }, 'a', 'b')).toThrow(/cannot index parallel arrays \[b\] \[a\]/)
    expect(() => keysOf({ a: { b: [1], c: [2] } }, 'a.b', 'a.c')).toThrow(/parallel arrays/)
    expect(() => keysOf({ a: [{ b: [1], c: [2] }] }, 'a.b', 'a.c')).toThrow(/parallel arrays/)
  })
})

describe('a unique index over two fields of one array', () => {
  let here: TemporaryCloud

  beforeAll(async () => {
    const keys = ['items.shop', 'items.code'].map(field => ({ field, direction: 1 as const }))
    here = await temporaryCloud({
      collections: [{ name: 'orders', indexes: [{ name: 'item', unique: true, keys }] }],
    })
  })

  afterAll(() => here.remove())

  it('holds pairs of one element: those of two elements are nobody\u2019s', async () => {
    const orders = here.database.collection('orders')
    const item = (shop: string, code: number) => ({ shop, code })
    await orders.add({ _id: '1', items: [item('a', 1), item('b', 2)] })
    await orders.add({ _id: '2', items: [item('a', 2), item('b', 1)] })
    await expect(orders.add({ _id: '3', items: [item('c', 1), item('b', 2)] })).rejects.toThrow(/E11000/)
    const { data } = await orders.where({ 'items.shop': 'a', 'items.code': 2 }).get()
    // Not of one element, but the conditions do not ask for that.
    expect(data.map(({ _id }) => _id)).toEqual(['1', '2'])
    await expect(orders.add({ items: [{ shop: ['a'], code: [1] }] })).rejects.toThrow(/parallel arrays/)
  })
})
