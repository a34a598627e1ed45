import * as z from 'zod/mini'
import { anyone } from '../../domain/contract/allow'
import { query } from '../../domain/contract/define-contract'
import type { Call } from './call'
import { lazily, type LazyHandlers } from './lazy-handlers'

const procedure = (summary: string) =>
  query({ summary, input: () => z.strictObject({}), output: () => z.string(), allow: anyone })
const procedures = { greet: procedure('Greets.'), leave: procedure('Says goodbye.') }
const ours = { handlers: { greet: () => Promise.resolve('hello'), leave: () => Promise.resolve('bye') } }

it('reads the module when a handler is asked for, not before', async () => {
  const load = jest.fn(() => Promise.resolve(ours))
  const handlers = lazily(procedures, load)
  expect(Object.keys(handlers)).toEqual(['greet', 'leave'])
  expect(load).not.toHaveBeenCalled()
  expect(await (await handlers.leave())({}, {} as Call)).toBe('bye')
  expect(load).toHaveBeenCalled()
})

it('calls it a type error when a handler is missing', () => {
  const { greet } = ours.handlers
  // @ts-expect-error the module does not handle `leave`
  lazily(procedures, () => Promise.resolve({ handlers: { greet } }))
  // @ts-expect-error no module handles `leave`
  const incomplete: LazyHandlers<typeof procedures> = lazily({ greet: procedures.greet }, () =>
    Promise.resolve(ours),
  )
  expect(Object.keys(incomplete)).toEqual(['greet'])
})
