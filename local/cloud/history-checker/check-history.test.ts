import { checkHistory } from './check-history'
import type { AnomalyKind, Operation, Recorded } from './history'

const r = (key: string, ...values: number[]): Operation => ({ kind: 'read', key, values })
const a = (key: string, value: number): Operation => ({ kind: 'append', key, value })

type Changes = Partial<Pick<Recorded, 'outcome' | 'began' | 'seen' | 'committing' | 'ended'>>

/** A transaction that runs alone, between the moments 10 × id and 10 × id + 3. */
const t = (id: number, operations: Operation[], changes: Changes = {}): Recorded => ({
  id,
  client: `c${id}`,
  operations,
  began: id * 10,
  seen: id * 10 + 1,
  committing: id * 10 + 2,
  ended: id * 10 + 3,
  outcome: 'committed',
  ...changes,
})

/** From before transaction 1 to after transaction 8, with its snapshot and its commit at any time. */
const throughout = (id: number): Changes => ({
  began: id / 100,
  committing: 0.2 + id / 100,
  seen: 89 + id / 100,
  ended: 90 + id / 100,
})

/** As `throughout`, with the snapshot at the beginning and the commit at the end. */
const early = (id: number): Changes => ({
  ...throughout(id),
  seen: 0.5 + id / 100,
  committing: 81 + id / 100,
})

const kinds = (...history: Recorded[]): AnomalyKind[] => [
  ...new Set(checkHistory(history).map(({ kind }) => kind)),
]

describe('a history without anomaly', () => {
  it.each<[string, Recorded[]]>([
    ['is empty', []],
    ['is serial', [t(1, [a('x', 1)]), t(2, [r('x', 1), a('x', 2)]), t(3, [r('x', 1, 2), r('y')])]],
    ['has own writes read', [t(1, [r('x'), a('x', 1), r('x', 1), a('x', 2), r('x', 1, 2)])]],
    [
      'has own writes read that it had not looked at before',
      [t(1, [a('x', 1)]), t(2, [a('x', 2), r('x', 1, 2)])],
    ],
    ['has an aborted write that nobody sees', [t(1, [a('x', 1)], { outcome: 'aborted' }), t(2, [r('x')])]],
    ['has an unknown write that is seen', [t(1, [a('x', 1)], { outcome: 'unknown' }), t(2, [r('x', 1)])]],
    ['has an unknown write that is not seen', [t(1, [a('x', 1)], { outcome: 'unknown' }), t(2, [r('x')])]],
    [
      'has an unknown write that comes long after',
      [t(1, [a('x', 1)], { outcome: 'unknown' }), t(2, [r('x')]), t(3, [r('x', 1)])],
    ],
    ['has a snapshot that goes on', [t(1, [r('x'), r('y')], early(1)), t(2, [a('x', 1), a('y', 2)])]],
    [
      'has a snapshot of any moment while it is being taken',
      [t(2, [a('x', 1)]), t(3, [a('x', 2)]), t(4, [a('x', 3)]), t(1, [r('x', 1, 2)], throughout(1))],
    ],
    [
      'has write skew, which snapshot isolation allows',
      [
        t(1, [r('x'), r('y'), a('x', 1)], early(1)),
        t(2, [r('x'), r('y'), a('y', 2)], early(2)),
        t(10, [r('x', 1), r('y', 2)]),
      ],
    ],
    [
      'has the long fork’s legal half: two readers who agree',
      [
        t(1, [a('x', 1)], throughout(1)),
        t(2, [a('y', 2)], throughout(2)),
        t(3, [r('x', 1), r('y')]),
        t(4, [r('x', 1), r('y', 2)]),
      ],
    ],
  ])('%s', (_name, history) => {
    expect(checkHistory(history)).toEqual([])
  })
})

describe('the checker finds', () => {
  it.each<[AnomalyKind, string, Recorded[]]>([
    ['garbage-read', 'a value that nobody wrote', [t(1, [r('x', 7)])]],
    ['garbage-read', 'a value of another key', [t(1, [a('y', 7)]), t(2, [r('x', 7)])]],
    ['garbage-read', 'an own write before it was made', [t(1, [r('x', 7), a('x', 7)])]],
    [
      'garbage-read',
      'a document that disagrees with itself',
      [t(1, [{ kind: 'read', key: 'x', values: [], length: 1 }])],
    ],
    ['repeated-write', 'a write that was applied twice', [t(1, [a('x', 1)]), t(2, [r('x', 1, 1)])]],
    [
      'aborted-read',
      'the write of an aborted transaction',
      [t(1, [a('x', 1)], { outcome: 'aborted' }), t(2, [r('x', 1)])],
    ],
    [
      'intermediate-read',
      'half of what was written to one key',
      [t(1, [a('x', 1), a('x', 2)]), t(2, [r('x', 1)])],
    ],
    [
      'non-repeatable-read',
      'two states in one transaction',
      [t(2, [a('x', 1)]), t(1, [r('x'), r('x', 1)], throughout(1))],
    ],
    ['non-repeatable-read', 'an own write that is not there', [t(1, [a('x', 1), r('x')])]],
    [
      'fractured-read',
      'a commit seen in part',
      [t(1, [a('x', 1), a('y', 2)], throughout(1)), t(3, [r('x', 1), r('y')]), t(10, [r('x', 1), r('y', 2)])],
    ],
    [
      'lost-update',
      'a write made on what another had changed',
      [t(1, [r('x'), a('x', 1)], early(1)), t(2, [r('x'), a('x', 2)], early(2)), t(10, [r('x', 1, 2)])],
    ],
    [
      'lost-update',
      'a committed write that is gone',
      [t(1, [r('x'), a('x', 1)], early(1)), t(2, [r('x'), a('x', 2)], early(2)), t(10, [r('x', 2)])],
    ],
    [
      'lost-update',
      'a write that was seen and then overwritten',
      [t(1, [a('x', 1)]), t(2, [r('x', 1)]), t(3, [a('x', 2)]), t(4, [r('x', 2)])],
    ],
    [
      'dirty-write',
      'writes to two keys in opposite orders',
      [
        t(1, [a('x', 1), a('y', 2)], throughout(1)),
        t(2, [a('x', 3), a('y', 4)], throughout(2)),
        t(10, [r('x', 1, 3), r('y', 4, 2)]),
      ],
    ],
    [
      'missed-conflict',
      'two that overlapped and both wrote',
      [t(1, [r('z'), a('x', 1)], early(1)), t(2, [r('z'), a('x', 2)], early(2)), t(10, [r('x', 1, 2)])],
    ],
    [
      'circular-flow',
      'two that read from one another',
      [t(1, [a('x', 1), r('y', 2)], throughout(1)), t(2, [a('y', 2), r('x', 1)], throughout(2))],
    ],
    [
      'future-read',
      'what was committed after the snapshot',
      [t(1, [r('y'), r('x', 1)], early(1)), t(2, [a('x', 1)])],
    ],
    [
      'future-read',
      'what was not yet committed, though it was in the end',
      [t(1, [r('z'), a('x', 1)], early(1)), t(2, [r('x', 1)])],
    ],
    [
      'stale-read',
      'a snapshot older than its transaction',
      [t(1, [a('x', 1)]), t(2, [r('x')]), t(3, [r('x', 1)])],
    ],
    [
      'snapshot-violation',
      'a long fork: two readers who saw two commits in opposite orders',
      [
        t(1, [a('x', 1)], throughout(1)),
        t(2, [a('y', 2)], throughout(2)),
        t(3, [r('x', 1), r('y')], throughout(3)),
        t(4, [r('x'), r('y', 2)], throughout(4)),
      ],
    ],
    [
      'snapshot-violation',
      'reads from more than one moment',
      [
        t(1, [a('x', 1)], throughout(1)),
        t(2, [r('x', 1), a('y', 2)], throughout(2)),
        t(3, [r('y', 2), r('x')], throughout(3)),
      ],
    ],
  ])('%s: %s', (kind, _name, history) => {
    expect(kinds(...history)).toContain(kind)
  })

  it('no anomaly in unfinished writes of which one was seen, but half of one', () => {
    const unknown = t(1, [a('x', 1), a('y', 2)], { outcome: 'unknown' })
    expect(kinds(unknown, t(2, [r('x', 1), r('y', 2)]))).toEqual([])
    expect(kinds(unknown, t(2, [r('x', 1), r('y')]))).toContain('fractured-read')
  })

  it('counters that lost an increment, gained one, or missed their own', () => {
    const plus: Operation = { kind: 'increment', key: 'n' }
    const count = (value: number): Operation => ({ kind: 'count', key: 'n', value })
    const two = [t(1, [plus]), t(2, [plus], { outcome: 'unknown' }), t(3, [plus], { outcome: 'aborted' })]
    for (const value of [1, 2]) expect(kinds(...two, t(4, [count(value)]))).toEqual([])
    for (const value of [0, 3]) expect(kinds(...two, t(4, [count(value)]))).toEqual(['wrong-count'])
    expect(kinds(t(1, [plus, count(0)]))).toEqual(['wrong-count'])
    expect(kinds(t(1, [plus], throughout(1)), t(2, [count(0)]), t(3, [count(1)]))).toEqual([])
  })

  it('which transactions show it, in words', () => {
    const found = checkHistory([t(1, [a('x', 1)]), t(2, [r('x')])])
    expect(found).toContainEqual(expect.objectContaining({ transactions: [1, 2] }))
    expect(found.map(({ message }) => message).join('\n')).toMatch(/T1.*T2|T2.*T1/)
  })
})

it('refuses a history whose recorder gave one value to two writes', () => {
  expect(() => checkHistory([t(1, [a('x', 1)]), t(2, [a('y', 1)])])).toThrow('appended twice')
})
