import { levelsOf, roles } from '../../domain/role/roles'
import { personas } from './personas'

const held = personas.flatMap(({ holds }) => (holds ? [holds] : []))

it.each(roles)('there is somebody who is %s, on a level where it makes sense', role => {
  const holding = held.filter(one => one.role === role)
  expect(holding).toHaveLength(1)
  for (const { on } of holding) expect(levelsOf[role]).toContain(on)
})

it('there are a resident and a courier, and nobody twice', () => {
  const ids = personas.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['resident', 'courier']))
  expect(new Set(ids).size).toBe(ids.length)
})
