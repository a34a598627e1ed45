import type { Document, Value } from '../values/value'
import { lookupQuery } from './lookup-query'

describe('what an index may find for a lookup by a pipeline', () => {
  const equal = (...pair: Value[]): Document => ({ $match: { $expr: { $eq: pair } } })

  it.each<[string, Value[], Document]>([
    ['a variable equals a field', [equal('$a.b', '$$v')], { $and: [{ 'a.b': { $eq: 7 } }] }],
    ['a field of a variable, the other way round', [equal('$$o.x', '$a')], { $and: [{ a: { $eq: 'y' } }] }],
    ['a constant', [equal('$a', 'open')], { $and: [{ a: { $eq: 'open' } }] }],
    [
      'several, with what is no equality left out',
      [{ $match: { s: 1, $expr: { $and: [{ $eq: ['$a', '$$v'] }, { $gt: ['$b', '$$v'] }] } } }],
      { $and: [{ s: 1 }, { a: { $eq: 7 } }] },
    ],
    ['ranges of fields', [{ $match: { a: { $gte: 1, $lt: 5 } } }], { $and: [{ a: { $gte: 1, $lt: 5 } }] }],
    ['nothing: two fields', [equal('$a', '$b')], {}],
    ['nothing: a list', [equal('$a', '$$list')], {}],
    ['nothing: what is missing', [equal('$a', '$$o.none')], {}],
    ['nothing: a variable of MongoDB’s own', [equal('$a', '$$ROOT')], {}],
    ['nothing: alternatives', [{ $match: { $expr: { $or: [{ $eq: ['$a', '$$v'] }] } } }], {}],
    ['nothing: a match that comes later', [{ $limit: 1 }, equal('$a', '$$v')], {}],
  ])('%s', (_name, stages, query) => {
    expect(lookupQuery(stages, { v: 7, o: { x: 'y' }, list: [1] })).toEqual(query)
  })
})
