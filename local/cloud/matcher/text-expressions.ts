import { evalExpr } from 'mingo/core'
import { $regexFind, $regexFindAll, $regexMatch } from 'mingo/operators/expression'
import type { Options } from 'mingo/types'
import { compareStrings } from '../values/compare'
import { requestFailed } from '../wire/service-error'
import { type Guard, patternGuard } from './bounded-pattern'
import type { Expression } from './date-expressions'

/** The operands of an operator, evaluated. */
export function operandsOf(document: unknown, operand: unknown, options: Options): unknown[] {
  const value: unknown = evalExpr(document, operand, options)
  return Array.isArray(value) ? value : [value]
}

const isNil = (value: unknown): value is null | undefined => value === null || value === undefined

/** Null is an empty text, a number is its digits, a moment is written out. */
function textOf(value: unknown, operator: string): string {
  if (isNil(value)) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw requestFailed(`can't convert from ${typeof value} to String (${operator})`)
}

const substring: Expression = (document, operand, options) => {
  const [text, start, length] = operandsOf(document, operand, options)
  if (typeof start !== 'number' || typeof length !== 'number')
    throw requestFailed('$substrBytes: starting index and length must be numbers')
  if (start < 0) throw requestFailed('$substrBytes: starting index must be non-negative')
  const bytes = Buffer.from(textOf(text, '$substrBytes'))
  return bytes.subarray(start, length < 0 ? undefined : start + length).toString()
}

/** Where a part begins in a text, counted in units of one kind. */
const indexIn =
  (operator: string, units: (text: string) => ArrayLike<unknown>): Expression =>
  (document, operand, options) => {
    const [text, part, start, end] = operandsOf(document, operand, options)
    if (isNil(text)) return null
    if (typeof text !== 'string' || typeof part !== 'string')
      throw requestFailed(`${operator} requires strings`)
    for (const place of [start, end]) {
      if (place !== undefined && (typeof place !== 'number' || !Number.isInteger(place) || place < 0))
        throw requestFailed(`${operator} requires non-negative integral starting and ending indexes`)
    }
    const whole = units(text)
    const wanted = units(part)
    const last = Math.min(whole.length, typeof end === 'number' ? end : Infinity)
    for (let at = typeof start === 'number' ? start : 0; at + wanted.length <= last; at++) {
      let same = 0
      while (same < wanted.length && whole[at + same] === wanted[same]) same++
      if (same === wanted.length) return at
    }
    return -1
  }

const compareWithoutCase: Expression = (document, operand, options) => {
  const [left, right] = operandsOf(document, operand, options).map(value =>
    lettersUp(textOf(value, '$strcasecmp')),
  )
  return compareStrings(left ?? '', right ?? '')
}

const changed =
  (operator: string, change: (text: string) => string): Expression =>
  (document, operand, options) =>
    change(textOf(operandsOf(document, operand, options)[0], operator))

const guards = new WeakMap<object, Guard>()

/** A search for a pattern, which may not take for ever. */
const guarded =
  (search: Expression): Expression =>
  (document, operand, options) => {
    const work = (): unknown => search(document, operand, options)
    if (typeof operand !== 'object' || operand === null) return work()
    const { input, regex } = operand as { input?: unknown; regex?: unknown }
    const text: unknown = evalExpr(document, input, options)
    const pattern: unknown = evalExpr(document, regex, options)
    if (typeof text !== 'string' || (typeof pattern !== 'string' && !(pattern instanceof RegExp)))
      return work()
    let guard = guards.get(operand)
    if (guard === undefined) guards.set(operand, (guard = patternGuard()))
    return guard(expressionOf(pattern), text, work)
  }

/** What is no pattern at all is refused by the search itself. */
function expressionOf(pattern: string | RegExp): RegExp {
  if (pattern instanceof RegExp) return pattern
  try {
    return new RegExp(pattern)
  } catch {
    return /(?:)/
  }
}

const lettersUp = (text: string) => text.replace(/[a-z]/g, letter => letter.toUpperCase())
const lettersDown = (text: string) => text.replace(/[A-Z]/g, letter => letter.toLowerCase())

/** Operators of texts that mingo lacks or has otherwise. Letters other than a to z keep their case, as with MongoDB. */
export const textExpressions: Readonly<Record<string, Expression>> = {
  $substr: substring,
  $substrBytes: substring,
  $indexOfBytes: indexIn('$indexOfBytes', text => Buffer.from(text)),
  $indexOfCP: indexIn('$indexOfCP', text => Array.from(text)),
  $strcasecmp: compareWithoutCase,
  $regexMatch: guarded($regexMatch as Expression),
  $regexFind: guarded($regexFind as Expression),
  $regexFindAll: guarded($regexFindAll as Expression),
  $toUpper: changed('$toUpper', lettersUp),
  $toLower: changed('$toLower', lettersDown),
}
