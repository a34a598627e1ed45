import { checkSlot } from './check-slot'
import type { Operation, StoredSlot } from './history'

const op = (
  person: string,
  kind: Operation['kind'],
  answer: Operation['answer'],
  calledAt: number,
  answeredAt: number,
): Operation => ({ person, kind, answer, calledAt, answeredAt })
const stored = (places: string[], waiting: string[] = []): StoredSlot => ({
  bookable: 1,
  places: places.map((person, place) => ({ person, place })),
  waiting: waiting.map((person, i) => ({ person, line: i + 1 })),
})

describe('the checker is content with', () => {
  it.each<[string, Operation[], StoredSlot]>([
    [
      'one who books and one who is late',
      [op('a', 'book', 'done', 0, 1), op('b', 'book', 'full', 2, 3)],
      stored(['a']),
    ],
    [
      'two at once of whom one loses',
      [op('a', 'book', 'full', 0, 9), op('b', 'book', 'done', 1, 8)],
      stored(['b']),
    ],
    [
      'a place that is given up and taken again',
      [op('a', 'book', 'done', 0, 1), op('a', 'cancel', 'done', 2, 6), op('b', 'book', 'done', 3, 5)],
      stored(['b']),
    ],
    [
      'a line that moves up',
      [
        op('a', 'book', 'done', 0, 1),
        op('b', 'join', 'done', 2, 3),
        op('a', 'cancel', 'done', 4, 5),
        op('c', 'book', 'full', 6, 7),
      ],
      stored(['b']),
    ],
  ])('%s', (_name, history, end) => {
    expect(checkSlot(history, 1, end)).toEqual([])
  })
})

describe('the checker catches', () => {
  it.each<[string, Operation[], StoredSlot]>([
    [
      'a place that is sold twice',
      [op('a', 'book', 'done', 0, 1), op('b', 'book', 'done', 2, 3)],
      stored(['a', 'b']),
    ],
    [
      'a place that is sold twice, and one of the two forgotten',
      [op('a', 'book', 'done', 0, 1), op('b', 'book', 'done', 2, 3)],
      stored(['b']),
    ],
    ['somebody refused while there is room', [op('a', 'book', 'full', 0, 1)], stored([])],
    ['somebody twice', [op('a', 'book', 'done', 0, 1), op('a', 'book', 'done', 2, 3)], stored(['a', 'a'])],
    [
      'one who passes the line',
      [
        op('a', 'book', 'done', 0, 1),
        op('b', 'join', 'done', 2, 3),
        op('a', 'cancel', 'done', 4, 5),
        op('c', 'book', 'done', 6, 7),
      ],
      stored(['c'], ['b']),
    ],
    [
      'a place that nobody gets',
      [op('a', 'book', 'done', 0, 1), op('b', 'join', 'done', 2, 3), op('a', 'cancel', 'done', 4, 5)],
      stored([], ['b']),
    ],
    ['a booking that was answered and is not there', [op('a', 'book', 'done', 0, 1)], stored([])],
    [
      'a booking that comes back',
      [op('a', 'book', 'done', 0, 1), op('a', 'cancel', 'done', 2, 3)],
      stored(['a']),
    ],
    [
      'the second of a line who moves up before the first',
      [
        op('a', 'book', 'done', 0, 1),
        op('b', 'join', 'done', 2, 3),
        op('c', 'join', 'done', 4, 5),
        op('a', 'cancel', 'done', 6, 7),
      ],
      stored(['c'], ['b']),
    ],
    [
      'a line out of order',
      [op('a', 'book', 'done', 0, 1), op('c', 'join', 'done', 2, 3), op('b', 'join', 'done', 4, 5)],
      stored(['a'], ['b', 'c']),
    ],
  ])('%s', (_name, history, end) => {
    expect(checkSlot(history, 1, end)).not.toEqual([])
  })
})
