import type {
  MySubmission,
  PublishedSubmission,
  QueuedSubmission,
} from '../../../domain/submissions/contract'
import { NOW } from './stations'

const iso = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()

const photo = (letter: string) => ({
  id: letter.repeat(32),
  url: `https://files.test/${letter}.jpg`,
  thumbUrl: `https://files.test/${letter}-small.jpg`,
  width: 800,
  height: 600,
})

/** Two photos of a station that wait for staff since half an hour. */
export function mySubmission(change: Partial<MySubmission> = {}): MySubmission {
  return {
    id: '1'.repeat(32),
    stationId: 'LG-1',
    stationName: '佳兆业广场暖蜂驿站',
    caption: '红色卷帘门右边',
    photos: [photo('a'), photo('b')],
    state: 'queued',
    sentAt: iso(-40),
    stateAt: iso(-30),
    refusal: null,
    objection: null,
    checkIsStale: false,
    ...change,
  }
}

/** The same as staff see it. */
export function queuedSubmission(change: Partial<QueuedSubmission> = {}): QueuedSubmission {
  return {
    id: '1'.repeat(32),
    version: 2,
    stationId: 'LG-1',
    stationName: '佳兆业广场暖蜂驿站',
    areaNames: ['布吉街道', '木棉湾社区'],
    caption: '红色卷帘门右边',
    photos: ['a', 'b'].map(letter => ({ ...photo(letter), coverPending: false })),
    state: 'queued',
    sentAt: iso(-40),
    stateAt: iso(-30),
    verdict: 'pass',
    refusal: null,
    decidedAs: null,
    objection: null,
    forAnother: false,
    ...change,
  }
}

/** One photo that everybody sees. */
export function publishedSubmission(change: Partial<PublishedSubmission> = {}): PublishedSubmission {
  return {
    id: '1'.repeat(32),
    caption: '红色卷帘门右边',
    month: '2026-11',
    photos: [photo('a')],
    ...change,
  }
}

export const pageOf = <Item>(items: readonly Item[], next: string | null = null) => ({ items, next })
