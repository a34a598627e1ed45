import { accountContract } from '../../domain/account/contract'
import { areaContract } from '../../domain/area/contract'
import type { Procedures } from '../../domain/contract/define-contract'
import { stationContract } from '../../domain/station/contract'
import { procedures } from './procedures'

const said = (all: Procedures) =>
  Object.fromEntries(
    Object.entries(all).map(([name, { kind, allow }]) => [name, { kind, personal: allow.who !== 'anyone' }]),
  )

test.each([stationContract, areaContract, accountContract])(
  'the client knows $name as its contract says',
  ({ name, procedures: all }) => {
    expect(procedures[name]).toEqual(said(all))
  },
)

test('and no other', () => {
  expect(Object.keys(procedures)).toEqual(['station', 'area', 'account'])
})
