import fc from 'fast-check'
import { HOUR, MINUTE } from '../../time/china-time'
import { bookableToday, queueState, roomOf, type SlotToday } from './room'

const START = Date.parse('2026-11-20T09:00:00+08:00')
const slot: SlotToday = {
  id: 's',
  start: START,
  end: START + 30 * MINUTE,
  capacity: 4,
  bookable: 3,
  closed: false,
  held: 2,
}

it('is what is never booked before a slot begins, and all that no booking has afterwards', () => {
  expect(roomOf(slot, START - 1)).toBe(1)
  // A booking that began before the start may still be on its way.
  expect(roomOf(slot, START)).toBe(1)
  expect(roomOf(slot, START + MINUTE)).toBe(2)
  expect(roomOf(slot, START + 30 * MINUTE)).toBe(0)
  expect(roomOf({ ...slot, closed: true }, START + MINUTE)).toBe(0)
})

it('and what bookings have are never more than fit in, nor does it become less as time goes by', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.nat(19),
      fc.nat(20),
      fc.array(fc.integer({ min: -60, max: 29 }), { minLength: 2, maxLength: 6 }),
      (capacity, walkIn, held, minutes) => {
        const bookable = Math.max(1, capacity - walkIn)
        // More than can be booked: the slot was made smaller.
        const one = { ...slot, capacity, bookable, held }
        const rooms = minutes.sort((a, b) => a - b).map(at => roomOf(one, START + at * MINUTE))
        for (const [i, room] of rooms.entries()) {
          expect(room + held).toBeLessThanOrEqual(Math.max(capacity, held))
          expect(room).toBeGreaterThanOrEqual(rooms[i - 1] ?? 0)
        }
      },
    ),
  )
})

it('whatever becomes of the plan on the day, nobody gets a place that is not there', () => {
  const plan = fc.record({
    act: fc.constant('plan' as const),
    capacity: fc.integer({ min: 1, max: 6 }),
    walkIn: fc.nat(6),
  })
  const act = fc.record({
    act: fc.constantFrom('book' as const, 'cancel' as const, 'draw' as const, 'leave' as const),
  })
  fc.assert(
    fc.property(fc.array(fc.oneof(plan, act), { maxLength: 40 }), steps => {
      let one: SlotToday = { ...slot, held: 0 }
      let turns = 0
      for (const step of steps) {
        if (step.act === 'plan') {
          const { capacity, walkIn } = step
          const planned = { capacity, bookable: Math.max(0, capacity - walkIn) }
          one = { ...one, capacity, bookable: bookableToday(one, turns, planned) }
        } else if (step.act === 'cancel') one = { ...one, held: Math.max(0, one.held - 1) }
        else if (step.act === 'leave') turns = Math.max(0, turns - 1)
        else {
          const room = step.act === 'book' ? one.held < one.bookable : turns < roomOf(one, START - HOUR)
          if (!room) continue
          if (step.act === 'book') one = { ...one, held: one.held + 1 }
          else turns++
          expect(one.held + turns).toBeLessThanOrEqual(one.capacity)
        }
      }
    }),
  )
})

it('numbers are drawn from an hour before the first slot until the last one is over', () => {
  const last = { ...slot, start: START + HOUR, end: START + 2 * HOUR }
  const state = (now: number, slots = [slot, last]) => queueState(slots, now).state
  expect(state(START - HOUR - 1)).toBe('early')
  expect(state(START - HOUR)).toBe('open')
  expect(state(START + 2 * HOUR - 1)).toBe('open')
  expect(state(START + 2 * HOUR)).toBe('over')
  expect(state(START, [])).toBe('none')
  expect(state(START, [{ ...slot, closed: true }])).toBe('over')
})
