import type { Pipeline, Row } from '../sdk-surface'
import type { World } from '../world'

/** A pipeline that is tried: what is stored, the pipeline, and what comes out, in order unless the pipeline names none. */
export type Run = [
  name: string,
  documents: readonly Row[],
  pipeline: (start: Pipeline, world: World) => Pipeline,
  result: readonly Row[],
]

/** Documents for pipelines. */
export const SCORES: readonly Row[] = [
  { _id: 1, author: 'stark', score: 80, age: 18 },
  { _id: 2, author: 'stark', score: 85, age: 18 },
  { _id: 3, author: 'bob', score: 60, age: 19 },
  { _id: 4, author: 'li', score: 55, age: 22 },
  { _id: 5, author: 'jimmy', score: 60, age: 33 },
  { _id: 6, author: 'li', score: 94, age: 40 },
]
const SIZES: readonly Row[] = [
  { _id: 1, product: 'tshirt', size: ['S', 'M'] },
  { _id: 2, product: 'pants', size: [] },
  { _id: 3, product: 'socks', size: null },
  { _id: 4, product: 'hat' },
  { _id: 5, product: 'scarf', size: 'L' },
]

/** Pipelines whose results are known, stage by stage. */
export const RUNS: readonly Run[] = [
  [
    'match',
    SCORES,
    (p, { _ }) =>
      p
        .match({ score: _.gt(80) })
        .sort({ _id: 1 })
        .project({ score: 1 }),
    [
      { _id: 2, score: 85 },
      { _id: 6, score: 94 },
    ],
  ],
  [
    'match of a logic command',
    SCORES,
    (p, { _ }) =>
      p
        .match({ author: _.or(_.eq('bob'), _.eq('jimmy')) })
        .sort({ _id: -1 })
        .project({ _id: 1 }),
    [{ _id: 5 }, { _id: 3 }],
  ],
  [
    'match of expr',
    SCORES,
    (p, { _, $ }) =>
      p
        .match(_.expr($.lt(['$score', $.multiply(['$age', 2])])))
        .sort({ _id: 1 })
        .project({ _id: 1 }),
    [{ _id: 5 }],
  ],
  [
    'match after group',
    SCORES,
    (p, { _, $ }) =>
      p
        .group({ _id: '$author', n: $.sum(1) })
        .match({ n: _.gt(1) })
        .sort({ _id: 1 }),
    [
      { _id: 'li', n: 2 },
      { _id: 'stark', n: 2 },
    ],
  ],
  [
    'group of everything',
    SCORES,
    (p, { $ }) => p.group({ _id: null, n: $.sum(1), total: $.sum('$score') }),
    [{ _id: null, n: 6, total: 434 }],
  ],
  [
    'group by an object',
    SCORES,
    (p, { $ }) => p.match({ age: 18 }).group({ _id: { who: '$author', age: '$age' }, n: $.sum(1) }),
    [{ _id: { who: 'stark', age: 18 }, n: 2 }],
  ],
  [
    'group by what is missing',
    SCORES,
    (p, { $ }) => p.group({ _id: '$nothing', n: $.sum(1) }),
    [{ _id: null, n: 6 }],
  ],
  ['group of nothing', [], (p, { $ }) => p.group({ _id: null, n: $.sum(1) }), []],
  [
    'sort by several fields',
    SCORES,
    p => p.sort({ age: 1, score: -1 }).limit(2).project({ _id: 1 }),
    [{ _id: 2 }, { _id: 1 }],
  ],
  ['skip and limit', SCORES, p => p.sort({ _id: 1 }).skip(4).limit(1).project({ _id: 1 }), [{ _id: 5 }]],
  ['limit before skip', SCORES, p => p.sort({ _id: 1 }).limit(3).skip(2).project({ _id: 1 }), [{ _id: 3 }]],
  ['count', SCORES, (p, { _ }) => p.match({ score: _.gte(80) }).count('good'), [{ good: 3 }]],
  ['count of nothing', SCORES, p => p.match({ author: 'nobody' }).count('n'), []],
  [
    'project of given fields',
    SCORES,
    p => p.match({ _id: 1 }).project({ _id: 0, author: 1, score: 1 }),
    [{ author: 'stark', score: 80 }],
  ],
  [
    'project without fields',
    SCORES,
    p => p.match({ _id: 1 }).project({ _id: 0, age: 0 }),
    [{ author: 'stark', score: 80 }],
  ],
  [
    'project of new fields',
    SCORES,
    (p, { $ }) =>
      p.match({ _id: 1 }).project({
        _id: 0,
        sum: $.sum(['$score', '$age']),
        name: '$author',
        pair: ['$score', '$age', '$none'],
        o: { x: '$age' },
      }),
    [{ sum: 98, name: 'stark', pair: [80, 18, null], o: { x: 18 } }],
  ],
  [
    'project within objects and arrays',
    [{ _id: 1, o: { a: 1, b: 2 }, l: [{ a: 1, b: 2 }, { a: 3 }] }],
    p => p.project({ _id: 0, 'o.a': 1, l: { a: 1 } }),
    [{ o: { a: 1 }, l: [{ a: 1 }, { a: 3 }] }],
  ],
  [
    'addFields',
    [{ _id: 1, o: { a: 1 }, n: 2 }],
    (p, { $ }) => p.addFields({ double: $.multiply(['$n', 2]), 'o.b': '$n', n: 'text' }),
    [{ _id: 1, o: { a: 1, b: 2 }, n: 'text', double: 4 }],
  ],
  [
    'unwind',
    SIZES,
    p => p.unwind('$size').sort({ _id: 1 }).project({ _id: 0 }),
    [
      { product: 'tshirt', size: 'S' },
      { product: 'tshirt', size: 'M' },
      { product: 'scarf', size: 'L' },
    ],
  ],
  [
    'unwind with positions',
    SIZES,
    p => p.unwind({ path: '$size', includeArrayIndex: 'at' }).sort({ _id: 1 }).project({ _id: 0 }),
    [
      { product: 'tshirt', size: 'S', at: 0 },
      { product: 'tshirt', size: 'M', at: 1 },
      { product: 'scarf', size: 'L', at: null },
    ],
  ],
  [
    'unwind that keeps what is empty',
    SIZES,
    p => p.unwind({ path: '$size', preserveNullAndEmptyArrays: true }).sort({ _id: 1 }).project({ _id: 0 }),
    [
      { product: 'tshirt', size: 'S' },
      { product: 'tshirt', size: 'M' },
      { product: 'pants' },
      { product: 'socks', size: null },
      { product: 'hat' },
      { product: 'scarf', size: 'L' },
    ],
  ],
  ['sortByCount', SCORES, p => p.sortByCount('$age').limit(1), [{ _id: 18, count: 2 }]],
  [
    'sortByCount of elements',
    SIZES,
    p => p.unwind('$size').sortByCount('$size').sort({ _id: 1 }),
    [
      { _id: 'L', count: 1 },
      { _id: 'M', count: 1 },
      { _id: 'S', count: 1 },
    ],
  ],
  [
    'bucket',
    SCORES,
    p => p.bucket({ groupBy: '$score', boundaries: [50, 80, 90], default: 'other' }),
    [
      { _id: 50, count: 3 },
      { _id: 80, count: 2 },
      { _id: 'other', count: 1 },
    ],
  ],
  [
    'bucket with outputs',
    SCORES,
    (p, { $ }) =>
      p.bucket({ groupBy: '$age', boundaries: [0, 20, 50], output: { n: $.sum(1), best: $.max('$score') } }),
    [
      { _id: 0, n: 3, best: 85 },
      { _id: 20, n: 3, best: 94 },
    ],
  ],
  [
    'bucketAuto',
    [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }],
    p => p.bucketAuto({ groupBy: '$n', buckets: 2 }),
    [
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 4 }, count: 2 },
    ],
  ],
  ['replaceRoot by a field', [{ _id: 1, o: { a: 1 } }], p => p.replaceRoot({ newRoot: '$o' }), [{ a: 1 }]],
  [
    'replaceRoot by an expression',
    [{ _id: 1, a: '黄', b: '四郎' }],
    (p, { $ }) => p.replaceRoot({ newRoot: { full: $.concat(['$a', '$b']) } }),
    [{ full: '黄四郎' }],
  ],
]
