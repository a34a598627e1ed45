import { randomBytes } from 'node:crypto'
import type * as SigningKeys from './signing-keys'

const aKey = (kid: string) => ({ kid, key: randomBytes(32).toString('base64url') })

/** As a function reads them when it starts. */
function keysFrom(value: unknown): typeof SigningKeys {
  process.env.NUANLIN_SIGNING_KEYS = typeof value === 'string' ? value : JSON.stringify(value)
  let read: typeof SigningKeys | undefined
  jest.isolateModules(() => {
    read = jest.requireActual<typeof SigningKeys>('./signing-keys')
  })
  if (!read) throw new Error('not read')
  return read
}

const before = process.env.NUANLIN_SIGNING_KEYS
afterAll(() => {
  if (before === undefined) delete process.env.NUANLIN_SIGNING_KEYS
  else process.env.NUANLIN_SIGNING_KEYS = before
})

it('the first two sign and verify, those after them are known for the log only', () => {
  const { signingKeys, everyKey } = keysFrom(['k4', 'k3', 'k2', 'k1'].map(aKey))
  expect(signingKeys().map(({ kid }) => kid)).toEqual(['k4', 'k3'])
  expect(everyKey().map(({ kid }) => kid)).toEqual(['k4', 'k3', 'k2', 'k1'])
})

it('may be in base64url once more', () => {
  const text = Buffer.from(JSON.stringify([aKey('k1')])).toString('base64url')
  expect(keysFrom(text).signingKeys()).toHaveLength(1)
})

it.each([
  ['none', '', /not set/],
  ['an empty list', [], /must be a JSON array/],
  ['no list', Buffer.from('{"kid":"k1"}').toString('base64url'), /must be a JSON array/],
  ['a key without a name', [{ kid: '', key: aKey('x').key }], /must be a JSON array/],
  ['two of one name', [aKey('k1'), aKey('k1')], /two keys alike/],
  ['a short key', [{ kid: 'k1', key: randomBytes(16).toString('base64url') }], /too weak/],
  ['a placeholder', [{ kid: 'k1', key: Buffer.alloc(32, 'x').toString('base64url') }], /too weak/],
])('a function refuses to start on %s', (_what, value, problem) => {
  expect(() => keysFrom(value).signingKeys()).toThrow(problem)
})
