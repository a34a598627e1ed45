import { createLog } from './log'

const written: string[] = []
beforeEach(() => {
  written.length = 0
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    written.push(String(text))
    return true
  })
})
afterEach(() => jest.restoreAllMocks())

const lineOf = (cause: unknown) => {
  createLog('account', 'request-1').error('call failed', cause, { procedure: 'update' })
  const [line = '{}'] = written
  return { line, said: JSON.parse(line) as Record<string, unknown> }
}

it.each([
  ['a database', 'E11000 duplicate key error index: subject dup key: { subject: "wx:o-zhulan" }', 'o-zhulan'],
  ['a database in JSON', String.raw`{"errmsg":"dup key: { subject: \"wx:o-zhulan\" }"}`, 'o-zhulan'],
  ['a database without marks', 'E11000 dup key: { subject: o-zhulan }', 'o-zhulan'],
  ['a query', 'nobody found for subject: wx:o-zhulan, nor a role', 'o-zhulan'],
  ['WeChat', 'invalid openid oAbCdEfGhIjKlMnOpQrStUvWx-_z for this app', 'oAbC'],
  ['a query with an apostrophe', "It didn't find 'wx:o-zhulan'", 'o-zhulan'],
  ['a query of a name', "It didn't find 'O'Hara' or 'Zhu' 'Lan'", 'Hara'],
  ['a parser of names, cut off', "It didn't end 'zhu lan", 'lan'],
  ['a fetch', 'Failed to parse URL from https://files.example/a.jpg?sign=o-zhulan', 'o-zhulan'],
  ['a parser', `Unexpected token '我', "我家住在三零二" is not valid JSON`, '我家'],
  ['a parser, cut off', 'Unexpected end of "o-zhulan', 'o-zhulan'],
  ['a check', 'no such phone 13798765432 at 22.617283,114.118273', '13798765432'],
  ['a check of a place', 'nothing at 22.617283,114.118273', '22.617283'],
])('what %s says of a value is not kept, what it says of the fault is', (_who, message, value) => {
  const { line, said } = lineOf(new TypeError(message))
  expect(line).not.toContain(value)
  expect(said).toMatchObject({ event: 'call failed', cause: 'TypeError', procedure: 'update' })
  expect(said.message).toContain(message.split(/["\d]|\boA|\b(?:wx|https?):|(?<!\w)'/)[0])
  expect(said.stack).toMatch(/^\s+at .*log\.test/)
})

it('a message of several lines does not stand in the stack', () => {
  const { said } = lineOf(new Error('the answer is wrong\n我家住在三零二\n  at home'))
  expect(said.stack).not.toMatch(/我家|at home/)
})

it('what is thrown and is no error says nothing', () => {
  expect(lineOf('我家住在三零二').said).toMatchObject({ cause: 'string' })
})
