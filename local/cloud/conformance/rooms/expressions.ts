import assert from 'node:assert/strict'
import type { Expressions, Row } from '../sdk-surface'
import type { Room, World } from '../world'

const MOMENT = new Date('2019-05-14T09:38:51.686Z')
const DOCUMENT: Row = {
  _id: 'x',
  n: 7,
  f: -2.75,
  s: 'Hello 暖',
  l: [3, 1, 2],
  pairs: [
    { k: 'a', v: 1 },
    { k: 'b', v: 2 },
  ],
  o: { a: 1, b: 2 },
  at: MOMENT,
  text: 'a/b/c',
  nil: null,
  yes: true,
  no: false,
}
/** Stands for: the field is not there. */
const MISSING = Symbol('missing')

/** An expression, and its value for the document above. */
type Evaluation = [name: string, expression: ($: Expressions) => unknown, value: unknown]

const EVALUATIONS: readonly Evaluation[] = [
  ['abs', $ => $.abs('$f'), 2.75],
  ['add', $ => $.add(['$n', 3]), 10],
  ['add to a moment', $ => $.add(['$at', 1000]), new Date(MOMENT.getTime() + 1000)],
  ['add with null', $ => $.add(['$n', '$nil']), null],
  ['ceil', $ => $.ceil('$f'), -2],
  ['divide', $ => $.divide(['$n', 2]), 3.5],
  ['exp', $ => $.exp(0), 1],
  ['floor', $ => $.floor('$f'), -3],
  ['ln', $ => $.ln(1), 0],
  ['log', $ => $.log([8, 2]), 3],
  ['log10', $ => $.log10(1000), 3],
  ['mod', $ => $.mod(['$n', 4]), 3],
  ['mod of a negative', $ => $.mod([-7, 4]), -3],
  ['multiply', $ => $.multiply(['$n', '$f']), -19.25],
  ['pow', $ => $.pow([2, 10]), 1024],
  ['sqrt', $ => $.sqrt(49), 7],
  ['subtract', $ => $.subtract(['$n', 10]), -3],
  ['subtract of moments', $ => $.subtract(['$at', new Date(MOMENT.getTime() - 5)]), 5],
  ['trunc', $ => $.trunc('$f'), -2],
  ['arrayElemAt', $ => $.arrayElemAt(['$l', 0]), 3],
  ['arrayElemAt from the end', $ => $.arrayElemAt(['$l', -1]), 2],
  ['arrayElemAt beyond the end', $ => $.arrayElemAt(['$l', 9]), MISSING],
  ['arrayToObject', $ => $.arrayToObject('$pairs'), { a: 1, b: 2 }],
  ['arrayToObject of pairs', $ => $.arrayToObject($.literal([['x', 1]])), { x: 1 }],
  ['concatArrays', $ => $.concatArrays(['$l', [9]]), [3, 1, 2, 9]],
  ['filter', $ => $.filter({ input: '$l', as: 'item', cond: $.gte(['$$item', 2]) }), [3, 2]],
  ['in', $ => $.in([2, '$l']), true],
  ['indexOfArray', $ => $.indexOfArray(['$l', 2]), 2],
  ['indexOfArray of none', $ => $.indexOfArray(['$l', 9]), -1],
  ['isArray', $ => $.isArray('$l'), true],
  ['isArray of none', $ => $.isArray('$n'), false],
  ['map', $ => $.map({ input: '$l', as: 'item', in: $.add(['$$item', 1]) }), [4, 2, 3]],
  ['range', $ => $.range([0, 6, 2]), [0, 2, 4]],
  ['reduce', $ => $.reduce({ input: '$l', initialValue: 0, in: $.add(['$$value', '$$this']) }), 6],
  ['reverseArray', $ => $.reverseArray('$l'), [2, 1, 3]],
  ['size', $ => $.size('$l'), 3],
  ['slice', $ => $.slice(['$l', 2]), [3, 1]],
  ['slice from the end', $ => $.slice(['$l', -2]), [1, 2]],
  ['slice from a place', $ => $.slice(['$l', 1, 1]), [1]],
  [
    'zip',
    $ => $.zip({ inputs: ['$l', ['a', 'b']] }),
    [
      [3, 'a'],
      [1, 'b'],
    ],
  ],
  [
    'zip of the longest',
    $ => $.zip({ inputs: [[1, 2], ['a']], useLongestLength: true, defaults: [0, 'z'] }),
    [
      [1, 'a'],
      [2, 'z'],
    ],
  ],
  ['and', $ => $.and(['$yes', '$n']), true],
  ['and of null', $ => $.and(['$yes', '$nil']), false],
  ['not', $ => $.not(['$no']), true],
  ['or', $ => $.or(['$no', '$nil', 0]), false],
  ['cmp', $ => $.cmp(['$n', 10]), -1],
  ['eq', $ => $.eq(['$n', 7]), true],
  ['eq of other types', $ => $.eq(['$n', '7']), false],
  ['gt', $ => $.gt(['$n', 7]), false],
  ['gt across types', $ => $.gt(['$s', '$n']), true],
  ['gte', $ => $.gte(['$n', 7]), true],
  ['lt', $ => $.lt(['$n', 7]), false],
  ['lte', $ => $.lte(['$n', 7]), true],
  ['lt of what is missing', $ => $.lt(['$nothing', 0]), true],
  ['eq of what is missing and null', $ => $.eq(['$nothing', '$nil']), false],
  ['neq', $ => $.neq(['$n', 7]), false],
  ['cond', $ => $.cond({ if: $.gte(['$n', 5]), then: 0.7, else: 0.9 }), 0.7],
  ['cond as a list', $ => $.cond(['$no', 'then', 'else']), 'else'],
  ['ifNull', $ => $.ifNull(['$nil', 'none']), 'none'],
  ['ifNull of what is missing', $ => $.ifNull(['$nothing', 'none']), 'none'],
  [
    'switch',
    $ =>
      $.switch({
        branches: [
          { case: $.gt(['$n', 9]), then: 'a' },
          { case: $.gt(['$n', 5]), then: 'b' },
        ],
        default: 'c',
      }),
    'b',
  ],
  ['switch to its default', $ => $.switch({ branches: [{ case: '$no', then: 'a' }], default: 'c' }), 'c'],
  [
    'dateFromParts',
    $ => $.dateFromParts({ year: 2017, month: 2, day: 8, hour: 12 }),
    new Date('2017-02-08T12:00:00.000Z'),
  ],
  [
    'dateFromParts elsewhere',
    $ => $.dateFromParts({ year: 2017, month: 2, day: 8, hour: 12, timezone: 'America/New_York' }),
    new Date('2017-02-08T17:00:00.000Z'),
  ],
  [
    'dateFromParts over the end of a month',
    $ => $.dateFromParts({ year: 2017, month: 14, day: 1 }),
    new Date('2018-02-01T00:00:00.000Z'),
  ],
  ['dateFromString', $ => $.dateFromString({ dateString: MOMENT.toISOString() }), MOMENT],
  [
    'dateFromString of a day',
    $ => $.dateFromString({ dateString: '2019-05-14' }),
    new Date('2019-05-14T00:00:00.000Z'),
  ],
  [
    'dateFromString elsewhere',
    $ => $.dateFromString({ dateString: '2019-05-14T08:00:00', timezone: 'Asia/Shanghai' }),
    new Date('2019-05-14T00:00:00.000Z'),
  ],
  ['dayOfMonth', $ => $.dayOfMonth('$at'), 14],
  ['dayOfWeek', $ => $.dayOfWeek('$at'), 3],
  ['dayOfYear', $ => $.dayOfYear('$at'), 134],
  ['isoDayOfWeek', $ => $.isoDayOfWeek('$at'), 2],
  ['isoWeek', $ => $.isoWeek('$at'), 20],
  ['isoWeekYear', $ => $.isoWeekYear('$at'), 2019],
  ['millisecond', $ => $.millisecond('$at'), 686],
  ['second', $ => $.second('$at'), 51],
  ['minute', $ => $.minute('$at'), 38],
  ['hour', $ => $.hour('$at'), 9],
  ['hour elsewhere', $ => $.hour({ date: '$at', timezone: 'Asia/Shanghai' }), 17],
  ['hour at an offset', $ => $.hour({ date: '$at', timezone: '+08:00' }), 17],
  ['week', $ => $.week('$at'), 19],
  ['month', $ => $.month('$at'), 5],
  ['year', $ => $.year('$at'), 2019],
  ['isoWeek before the first Thursday', $ => $.isoWeek(new Date('2021-01-03T00:00:00Z')), 53],
  ['isoWeekYear before the first Thursday', $ => $.isoWeekYear(new Date('2021-01-03T00:00:00Z')), 2020],
  ['year of null', $ => $.year('$nil'), null],
  ['literal', $ => $.literal('$n'), '$n'],
  ['mergeObjects', $ => $.mergeObjects(['$o', { b: 9, c: 3 }]), { a: 1, b: 9, c: 3 }],
  [
    'objectToArray',
    $ => $.objectToArray('$o'),
    [
      { k: 'a', v: 1 },
      { k: 'b', v: 2 },
    ],
  ],
  ['allElementsTrue', $ => $.allElementsTrue([[true, 1, 'a']]), true],
  ['allElementsTrue of zero', $ => $.allElementsTrue([[true, 0]]), false],
  ['allElementsTrue of none', $ => $.allElementsTrue([[]]), true],
  ['anyElementTrue', $ => $.anyElementTrue([[0, 1]]), true],
  ['anyElementTrue of none', $ => $.anyElementTrue([[]]), false],
  ['setDifference', $ => $.setDifference([[1, 2, 3], [2]]), [1, 3]],
  ['setDifference of objects', $ => $.setDifference([[{ a: 1 }, { b: 1 }], [{ a: 1 }]]), [{ b: 1 }]],
  [
    'setEquals',
    $ =>
      $.setEquals([
        [1, 2],
        [2, 1, 2],
      ]),
    true,
  ],
  ['setEquals not', $ => $.setEquals([[1, 2], [1]]), false],
  [
    'setIntersection',
    $ =>
      $.setIntersection([
        [1, 2],
        [3, 1],
      ]),
    [1],
  ],
  ['setIsSubset', $ => $.setIsSubset([[1], [3, 1]]), true],
  [
    'setUnion',
    $ =>
      $.setUnion([
        [1, 2],
        [3, 1],
      ]),
    [1, 2, 3],
  ],
  ['concat', $ => $.concat(['$text', '-', '$s']), 'a/b/c-Hello 暖'],
  ['concat with null', $ => $.concat(['$s', '$nil']), null],
  ['dateToString', $ => $.dateToString({ date: '$at', format: '%Y-%m-%d' }), '2019-05-14'],
  [
    'dateToString elsewhere',
    $ => $.dateToString({ date: '$at', format: '%H:%M:%S', timezone: 'Asia/Shanghai' }),
    '17:38:51',
  ],
  [
    'dateToString of every part',
    $ => $.dateToString({ date: '$at', format: '%Y/%j %u %V %G %L %z %%' }),
    '2019/134 2 20 2019 686 +0000 %',
  ],
  ['dateToString of null', $ => $.dateToString({ date: '$nil', format: '%Y', onNull: 'none' }), 'none'],
  ['dateToString without a format', $ => $.dateToString({ date: '$at' }), '2019-05-14T09:38:51.686Z'],
  ['indexOfBytes', $ => $.indexOfBytes(['暖x', 'x']), 3],
  ['indexOfCP', $ => $.indexOfCP(['暖x', 'x']), 1],
  ['indexOfCP of none', $ => $.indexOfCP(['暖x', 'y']), -1],
  ['split', $ => $.split(['$text', '/']), ['a', 'b', 'c']],
  ['strLenBytes', $ => $.strLenBytes('$s'), 9],
  ['strLenCP', $ => $.strLenCP('$s'), 7],
  ['strcasecmp', $ => $.strcasecmp(['a', 'B']), -1],
  ['strcasecmp of the same', $ => $.strcasecmp(['aB', 'Ab']), 0],
  ['substr', $ => $.substr(['$s', 0, 4]), 'Hell'],
  ['substr to the end', $ => $.substr(['$text', 2, -1]), 'b/c'],
  ['substrBytes', $ => $.substrBytes(['$s', 1, 3]), 'ell'],
  ['substrCP', $ => $.substrCP(['暖邻x', 1, 1]), '邻'],
  ['toLower', $ => $.toLower('$s'), 'hello 暖'],
  ['toUpper', $ => $.toUpper('$s'), 'HELLO 暖'],
  ['toUpper of null', $ => $.toUpper('$nil'), ''],
  ['let', $ => $.let({ vars: { total: $.add(['$n', 1]) }, in: $.multiply(['$$total', 2]) }), 16],
  ['filter of null', $ => $.filter({ input: '$nil', as: 'item', cond: true }), null],
  ['map of null', $ => $.map({ input: '$nil', as: 'item', in: 1 }), null],
  ['reduce of null', $ => $.reduce({ input: '$nil', initialValue: 0, in: 1 }), null],
  ['slice of null', $ => $.slice(['$nil', 1]), null],
  ['concatArrays with null', $ => $.concatArrays(['$l', '$nil']), null],
  ['reverseArray of null', $ => $.reverseArray('$nil'), null],
  ['indexOfArray of null', $ => $.indexOfArray(['$nil', 1]), null],
  ['arrayElemAt of null', $ => $.arrayElemAt(['$nil', 0]), null],
  ['zip with null', $ => $.zip({ inputs: ['$l', '$nil'] }), null],
  ['arrayToObject of null', $ => $.arrayToObject('$nil'), null],
  ['objectToArray of null', $ => $.objectToArray('$nil'), null],
  ['mergeObjects with null', $ => $.mergeObjects(['$nil', '$o']), { a: 1, b: 2 }],
  ['setUnion with null', $ => $.setUnion(['$l', '$nil']), null],
  ['abs of null', $ => $.abs('$nil'), null],
  ['divide of null', $ => $.divide(['$nil', 2]), null],
  ['mod of null', $ => $.mod(['$nil', 2]), null],
  ['split of null', $ => $.split(['$nil', '/']), null],
  ['substr of null', $ => $.substr(['$nil', 0, 1]), ''],
  ['strcasecmp with null', $ => $.strcasecmp(['a', '$nil']), 1],
  ['indexOfCP of null', $ => $.indexOfCP(['$nil', 'a']), null],
  ['dateFromParts of null', $ => $.dateFromParts({ year: '$nil' }), null],
  ['dateFromString of null', $ => $.dateFromString({ dateString: '$nil' }), null],
  ['sum of a list', $ => $.sum(['$n', 3, 'text']), 10],
  ['sum of an array', $ => $.sum('$l'), 6],
  ['avg of an array', $ => $.avg('$l'), 2],
  ['max of an array', $ => $.max('$l'), 3],
  ['min of a list', $ => $.min(['$n', '$f']), -2.75],
  ['stdDevPop of an array', $ => $.stdDevPop([[84, 96]].flat()), 6],
  ['a field', () => '$o.b', 2],
  ['a field of every element', () => '$pairs.k', ['a', 'b']],
  ['the whole document', () => '$$ROOT.n', 7],
]

/** A list of documents, an accumulator over `v`, and its value for all of them. */
type Accumulation = [
  name: string,
  values: readonly unknown[],
  make: ($: Expressions) => object,
  value: unknown,
]

const ACCUMULATIONS: readonly Accumulation[] = [
  ['sum', [1, 2, 'text', null, 3], $ => $.sum('$v'), 6],
  ['sum of no numbers', ['a'], $ => $.sum('$v'), 0],
  ['sum of a sum', [1, 2], $ => $.sum($.sum(['$v', '$i'])), 4],
  ['avg', [1, 2, 'text', null, 6], $ => $.avg('$v'), 3],
  ['avg of no numbers', ['a'], $ => $.avg('$v'), null],
  ['max', [1, null, 9, 3], $ => $.max('$v'), 9],
  ['max across types', [1, 'a'], $ => $.max('$v'), 'a'],
  ['min', [4, null, 2], $ => $.min('$v'), 2],
  ['min of nothing', [null], $ => $.min('$v'), null],
  ['first', ['a', 'b'], $ => $.first('$v'), 'a'],
  ['last', ['a', 'b'], $ => $.last('$v'), 'b'],
  ['push', [1, 2], $ => $.push({ n: '$v' }), [{ n: 1 }, { n: 2 }]],
  ['addToSet', ['a', 'a'], $ => $.addToSet('$v'), ['a']],
  ['addToSet of arrays', [['a'], ['a']], $ => $.addToSet('$v'), [['a']]],
  ['stdDevPop', [80, 100], $ => $.stdDevPop('$v'), 10],
  ['stdDevSamp', [80, 100], $ => $.stdDevSamp('$v'), Math.sqrt(200)],
  ['stdDevSamp of one', [80], $ => $.stdDevSamp('$v'), null],
  ['mergeObjects', [{ a: 1 }, { b: 2 }, { a: 3 }], $ => $.mergeObjects('$v'), { a: 3, b: 2 }],
]

/** Every expression and accumulator of `db.command.aggregate`. */
export const expressions: Room = {
  name: 'expressions of aggregation',
  cases: [
    ...EVALUATIONS.map(([name, expression, value]) => ({
      name,
      run: async ({ collection, $ }: World) => {
        const things = await collection([DOCUMENT])
        const { data } = await things
          .aggregate()
          .project({ _id: 0, value: expression($) })
          .end()
        assert.deepEqual(data, [value === MISSING ? {} : { value }])
      },
    })),
    ...ACCUMULATIONS.map(([name, values, make, value]) => ({
      name: `${name}, grouped`,
      run: async ({ collection, $ }: World) => {
        const things = await collection(values.map((v, i) => ({ _id: i, i, v })))
        const { data } = await things
          .aggregate()
          .sort({ i: 1 })
          .group({ _id: null, value: make($) })
          .end()
        assert.deepEqual(data, [{ _id: null, value }])
      },
    })),
  ],
}
