import * as z from 'zod/mini'
import { anyone } from './allow'
import { defineContract, query } from './define-contract'

it('builds a schema when it is first asked for, once, and none of other procedures', () => {
  const built: string[] = []
  const procedure = (name: string) =>
    query({
      summary: name,
      input: () => {
        built.push(`${name} input`)
        return z.strictObject({})
      },
      output: () => {
        built.push(`${name} output`)
        return z.string()
      },
      allow: anyone,
    })
  const { procedures } = defineContract(
    'demo',
    { one: procedure('one'), two: procedure('two') },
    { errors: {}, fields: {} },
  )
  expect(built).toEqual([])
  expect(procedures.two.input.safeParse({}).success).toBe(true)
  expect(procedures.two.input).toBe(procedures.two.input)
  expect(built).toEqual(['two input'])
})
