import { createClock } from '../clock/movable-clock'
import { Transactions } from './transactions'

let real = 0

beforeEach(() => {
  real = 1000
  jest.spyOn(performance, 'now').mockImplementation(() => real)
})

describe('a transaction is over', () => {
  it('after 30 seconds that have really passed, however far the clock was moved back', () => {
    const clock = createClock('local-test')
    const transactions = new Transactions(clock)
    const { id } = transactions.begin()
    clock.advance(-3_600_000)
    real += 29_900
    expect(transactions.get(id).id).toBe(id)
    real += 101
    expect(() => transactions.get(id)).toThrow(/TransactionNotExist/)
  })

  it('after 30 seconds of the cloud, though none has really passed', () => {
    const clock = createClock('local-test')
    const transactions = new Transactions(clock)
    const { id } = transactions.begin()
    clock.advance(30_100)
    expect(() => transactions.get(id)).toThrow(/TransactionNotExist/)
  })
})
