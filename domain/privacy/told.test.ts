import { documentsOfPerson } from './documents'
import { toldOf } from './told'

const who = { subject: 'wx:o-lin', id: 'p1' }
const sourceOf = (collection: string) => {
  const found = documentsOfPerson.find(source => source.collection === collection)
  if (!found) throw new Error(`nothing is kept in ${collection}`)
  return found
}

it('a result that no second person has verified is told to nobody', () => {
  const results = [
    { round: 1, result: 'positive', reading: '0.8' },
    { round: 2, result: 'negative', reading: '0.1' },
  ]
  const told = (verified: number) =>
    toldOf(sourceOf('samples'), { verified, tests: [{ test: 'pesticide', results }] }, who)
  expect(told(0)).toMatchObject({ tests: [{ results: [] }] })
  expect(told(1)).toMatchObject({ tests: [{ results: [{ result: 'positive' }] }] })
  expect(told(2)).toMatchObject({ tests: [{ results }] })
})

it('a booking is told without the words under which its place is claimed', () => {
  const claims = { hold: 'o@1#0', once: 'o@1#wx:o-lin', quota: 'o#wx:o-lin#0' }
  expect(toldOf(sourceOf('bookings'), { number: '12345678', state: 'booked', ...claims }, who)).toEqual({
    number: '12345678',
    state: 'booked',
  })
})
