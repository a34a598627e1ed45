import { transition } from '../contract/state-table'
import {
  authorsEvents,
  shelfOf,
  shelves,
  submissionStates,
  submissionTable,
  type SubmissionState,
} from './lifecycle'

/** States that lead nowhere, and all that can be reached from one. */
function reachableFrom(start: SubmissionState): Set<SubmissionState> {
  const reached = new Set<SubmissionState>([start])
  for (const state of reached) for (const { from, to } of submissionTable) if (from === state) reached.add(to)
  return reached
}

it('says one thing for each state, event and actor', () => {
  const lines = submissionTable.map(({ from, event, by }) => `${from} ${event} ${by}`)
  expect(new Set(lines).size).toBe(lines.length)
})

it('reaches every state', () => {
  expect([...reachableFrom('checking')].sort()).toEqual([...submissionStates].sort())
})

it('is published by staff only', () => {
  const by = submissionTable.filter(({ to }) => to === 'published').map(step => step.by)
  expect(new Set(by)).toEqual(new Set(['staff']))
})

it.each(submissionStates)('%s can be taken back by its author, unless it is gone', state => {
  expect(transition(submissionTable, state, 'withdraw', 'author')).toBe(
    state === 'withdrawn' ? null : 'withdrawn',
  )
})

it('an objection is heard once', () => {
  expect(authorsEvents('refused', false)).toEqual(['object', 'withdraw'])
  expect(authorsEvents('taken_down', true)).toEqual(['withdraw'])
  expect(authorsEvents('upheld', true)).toEqual(['withdraw'])
})

it('every shelf holds something, and what was taken back stands on none', () => {
  expect(new Set(submissionStates.map(shelfOf))).toEqual(new Set([...shelves, null]))
  expect(shelfOf('withdrawn')).toBeNull()
})
