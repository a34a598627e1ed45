import fc from 'fast-check'
import { arbitraryHours, aroundNationalDay, nationalDay } from './arbitrary-hours'
import type { Hours } from './hours'
import { isOpen, isSurelyShut, openState } from './opening'

const rules = { soonMinutes: 60 }
const at = (local: string) => Date.parse(`${local}:00+08:00`)
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const
const state = (hours: Hours, now: number, closedByStaff = false) =>
  openState({ hours, closedByStaff }, nationalDay, now, rules)

const shop: Hours = {
  weekly: [{ days: [...everyDay], ranges: [{ from: '08:30', to: '21:00' }] }],
  holidays: 'as_usual',
  exceptions: [],
}
const office: Hours = {
  weekly: [
    {
      days: [1, 2, 3, 4, 5],
      ranges: [
        { from: '09:00', to: '12:00' },
        { from: '14:00', to: '18:00' },
      ],
    },
  ],
  holidays: 'closed',
  exceptions: [{ date: '2026-10-12', ranges: [], note: '盘点' }],
}
const nightOwl: Hours = {
  weekly: [{ days: [...everyDay], ranges: [{ from: '18:00', to: '02:00' }] }],
  holidays: 'as_usual',
  exceptions: [],
}
const always: Hours = {
  weekly: [{ days: [...everyDay], ranges: [{ from: '00:00', to: '24:00' }] }],
  holidays: 'as_usual',
  exceptions: [],
}

describe('open or closed now', () => {
  it.each([
    ['before opening', shop, '2026-09-28T06:00', 'closed', '2026-09-28T08:30'],
    ['an hour before opening', shop, '2026-09-28T07:30', 'opening', '2026-09-28T08:30'],
    ['at the very minute of opening', shop, '2026-09-28T08:30', 'open', '2026-09-28T21:00'],
    ['in the last hour', shop, '2026-09-28T20:00', 'closing', '2026-09-28T21:00'],
    ['at the very minute of closing', shop, '2026-09-28T21:00', 'closed', '2026-09-29T08:30'],
    ['over lunch', office, '2026-09-28T12:30', 'closed', '2026-09-28T14:00'],
    ['on Friday evening before a weekend', office, '2026-10-09T18:00', 'closed', '2026-10-10T09:00'],
    ['on a holiday, past it and the weekend', office, '2026-10-01T10:00', 'closed', '2026-10-05T09:00'],
    ['on a worked Saturday, by Monday’s hours', office, '2026-10-10T10:00', 'open', '2026-10-10T12:00'],
    ['on a day that is closed for once', office, '2026-10-12T10:00', 'closed', '2026-10-13T09:00'],
    ['after midnight', nightOwl, '2026-09-29T01:30', 'closing', '2026-09-29T02:00'],
    ['in the evening, to the next day', nightOwl, '2026-09-28T20:00', 'open', '2026-09-29T02:00'],
  ] as const)('%s', (_when, hours, now, status, changesAt) => {
    expect(state(hours, at(now))).toEqual({
      status,
      changesAt: new Date(at(changesAt)).toISOString(),
      closedByStaff: false,
      holidayUnknown: false,
    })
  })

  it('knows no closing time of what never closes', () => {
    expect(state(always, at('2026-09-28T03:00'))).toEqual({
      status: 'open',
      changesAt: null,
      closedByStaff: false,
      holidayUnknown: false,
    })
  })

  it('is closed for good without any hours', () => {
    expect(
      state({ weekly: [], holidays: 'as_usual', exceptions: [] }, at('2026-09-28T03:00')).changesAt,
    ).toBeNull()
  })

  it('lets staff close it against its hours', () => {
    expect(state(shop, at('2026-09-28T12:00'), true)).toEqual({
      status: 'closed',
      changesAt: null,
      closedByStaff: true,
      holidayUnknown: false,
    })
  })

  it('does not change before it says it will, and does change then', () => {
    fc.assert(
      fc.property(
        arbitraryHours,
        aroundNationalDay,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (hours, now, part) => {
          const here = state(hours, now)
          if (here.changesAt === null) return
          const change = Date.parse(here.changesAt)
          expect(change).toBeGreaterThan(now)
          expect(isOpen(state(hours, now + Math.floor((change - now) * part)))).toBe(isOpen(here))
          expect(isOpen(state(hours, change))).toBe(!isOpen(here))
        },
      ),
    )
  })
})

describe('a public holiday whose hours nobody has told', () => {
  const unknown: Hours = { ...shop, holidays: 'unknown' }

  it('counts as closed and says so, until the holidays are over', () => {
    expect(state(unknown, at('2026-10-02T12:00'))).toEqual({
      status: 'closed',
      changesAt: new Date(at('2026-10-04T08:30')).toISOString(),
      closedByStaff: false,
      holidayUnknown: true,
    })
    expect(state(unknown, at('2026-09-30T12:00'))).toMatchObject({ status: 'open', holidayUnknown: false })
  })

  it('is known where the day has hours of its own, or staff closed the door', () => {
    const told = {
      ...unknown,
      exceptions: [{ date: '2026-10-02', ranges: [{ from: '10:00', to: '16:00' }] }],
    }
    expect(state(told, at('2026-10-02T12:00'))).toMatchObject({ status: 'open', holidayUnknown: false })
    expect(state(told, at('2026-10-02T08:00'))).toMatchObject({ status: 'closed', holidayUnknown: false })
    expect(state(unknown, at('2026-10-02T12:00'), true).holidayUnknown).toBe(false)
  })

  it('is not surely shut: who finds the door locked then was told no hours', () => {
    expect(isSurelyShut(state(unknown, at('2026-10-02T12:00')))).toBe(false)
    expect(isSurelyShut(state(unknown, at('2026-10-02T12:00'), true))).toBe(true)
    expect(isSurelyShut(state(unknown, at('2026-09-30T12:00')))).toBe(false)
    expect(isSurelyShut(state(unknown, at('2026-09-30T04:00')))).toBe(true)
  })

  it('lets a night that began before it end', () => {
    const night: Hours = { ...nightOwl, holidays: 'unknown' }
    expect(state(night, at('2026-10-01T01:00'))).toMatchObject({ status: 'closing', holidayUnknown: false })
    expect(state(night, at('2026-10-01T03:00')).holidayUnknown).toBe(true)
  })
})

describe('staff’s switch', () => {
  const until = at('2026-11-20T12:00')
  const closed = (now: number, hours: Hours = shop, end: number | null = until) =>
    openState(
      {
        hours,
        closedByStaff: true,
        closure: {
          reason: { zh: '停电' },
          until: end === null ? null : new Date(end).toISOString(),
          since: new Date(at('2026-11-20T09:00')).toISOString(),
        },
      },
      nationalDay,
      now,
      rules,
    )

  it('closes until its time, tells when it opens again, and then counts no more', () => {
    expect(closed(at('2026-11-20T10:00'))).toEqual({
      status: 'closed',
      changesAt: new Date(until).toISOString(),
      closedByStaff: true,
      holidayUnknown: false,
    })
    expect(closed(at('2026-11-20T11:30')).status).toBe('opening')
    expect(closed(until)).toMatchObject({ status: 'open', closedByStaff: false })
  })

  it('opens with the hours where its time lies outside them, and never where there are none', () => {
    expect(closed(at('2026-11-20T10:00'), shop, at('2026-11-20T23:00')).changesAt).toBe(
      new Date(at('2026-11-21T08:30')).toISOString(),
    )
    const never = { ...shop, weekly: [] }
    expect(closed(at('2026-11-20T10:00'), never)).toEqual({
      status: 'closed',
      changesAt: null,
      closedByStaff: true,
      holidayUnknown: false,
    })
  })

  it('without an end stays, whatever the hours say', () => {
    fc.assert(
      fc.property(arbitraryHours, aroundNationalDay, (hours, now) => {
        expect(closed(now, hours, null)).toEqual({
          status: 'closed',
          changesAt: null,
          closedByStaff: true,
          holidayUnknown: false,
        })
      }),
      { numRuns: 100 },
    )
  })
})
