import fc from 'fast-check'
import { freePlaces, freeQuota, quotaClaim } from './claims'

describe('free places', () => {
  it('are those below what can be booked that nobody has', () => {
    expect(freePlaces(4, [1, 2])).toEqual([0, 3])
  })

  it('together with those taken are never more than fit in, also where the slot was made smaller', () => {
    expect(freePlaces(5, [5, 6, 7, 8])).toEqual([0])
    expect(freePlaces(5, [5, 6, 7, 8, 9])).toEqual([])
    const places = fc.uniqueArray(fc.nat(30), { maxLength: 20 })
    fc.assert(
      fc.property(fc.nat(20), places, (bookable, taken) => {
        const free = freePlaces(bookable, taken)
        expect(free.length).toBe(Math.max(0, Math.min(bookable - taken.length, free.length)))
        expect(free.every(place => place < bookable && !taken.includes(place))).toBe(true)
        if (taken.every(place => place < bookable)) expect(free.length).toBe(bookable - taken.length)
      }),
    )
  })
})

describe('a person’s few bookings', () => {
  const claims = (...indexes: number[]) => indexes.map(index => quotaClaim('o', 'p', index))

  it('take the lowest that is free', () => {
    expect(freeQuota('o', 'p', 3, claims(0, 2))).toBe(quotaClaim('o', 'p', 1))
    expect(freeQuota('o', 'p', 2, [])).toBe(quotaClaim('o', 'p', 0))
  })

  it('are no more when fewer are allowed than before', () => {
    expect(freeQuota('o', 'p', 2, claims(2, 3))).toBeNull()
  })

  it('of another offering do not count', () => {
    expect(freeQuota('o', 'p', 1, [quotaClaim('other', 'p', 0)])).toBe(quotaClaim('o', 'p', 0))
  })
})
