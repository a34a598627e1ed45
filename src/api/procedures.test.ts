import { contracts } from '../../domain/contracts'
import type { Procedures } from '../../domain/contract/define-contract'
import { procedures } from './procedures'

const said = (all: Procedures) =>
  Object.fromEntries(
    Object.entries(all).map(([name, { kind, allow, onBehalf }]) => [
      name,
      { kind, personal: allow.who !== 'anyone', ...(onBehalf ? { onBehalf } : {}) },
    ]),
  )

test.each(contracts)('the client knows $name as its contract says', ({ name, procedures: all }) => {
  expect(procedures[name]).toEqual(said(all))
})

test('and no other', () => {
  expect(Object.keys(procedures)).toEqual(contracts.map(({ name }) => name))
})
