import fc from 'fast-check'
import { codeOfId, withCodes } from './code-of-id'
import { stationIdSchema } from './codes'
import { idOfCode } from './station-code'

it.each([
  ['LG-001', 'LG-001'],
  ['４４０３０７_1', '440307_1'],
  ['龙岗-001', 'x--_9F99_5C97-001'],
  ['LG.001', 'x--LG_002E001'],
  ['LG/001', 'x--LG_002F001'],
  ['LG 001', 'x--LG_0020001'],
  ['LG　001', 'x--LG_0020001'],
  ['x--1', 'x--x--1'],
  ['_1', 'x--_005F1'],
])('%s is the station %s', (code, id) => {
  expect(idOfCode(code)).toBe(id)
})

it('ids in the middle of words are said as codes, and nothing else is', () => {
  expect(withCodes('station:x--_9F99_5C97-001#3')).toBe('station:龙岗-001#3')
  expect(withCodes('LG-001、x--LG_002F001')).toBe('LG-001、LG/001')
  expect(withCodes('max--1')).toBe('max--1')
})

it.each(['', ' ', '---', '<b>', 'a@b', 'a"b', 'A'.repeat(33), '龙'.repeat(13), 'a\u0000'])(
  '%s is no code',
  code => {
    expect(idOfCode(code)).toBeUndefined()
  },
)

it('an id goes wherever ids go, and leads back to its own code and no other', () => {
  const code = fc.string({
    unit: fc.constantFrom(...Array.from('龙岗𠮷éA1x-_. /().#·、')),
    minLength: 1,
    maxLength: 16,
  })
  fc.assert(
    fc.property(code, told => {
      const id = idOfCode(told)
      fc.pre(id !== undefined)
      expect(stationIdSchema().safeParse(id).success).toBe(true)
      expect(codeOfId(id)).toBe(told.normalize('NFKC').replace(/\s+/gu, ' ').trim())
      expect(idOfCode(codeOfId(id))).toBe(id)
    }),
  )
})
