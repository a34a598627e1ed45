import { requestFailed } from '../wire/service-error'
import { countElements } from './bounded-arrays'
import type { Expression } from './date-expressions'
import { operandsOf } from './text-expressions'

/** Elements `$range` makes at most, so that one expression cannot fill the memory. */
const LONGEST_RANGE = 1_000_000

const whole = (value: unknown, name: string): number => {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw requestFailed(`$range requires ${name} that is a whole number`)
  return value
}

const range: Expression = (document, operand, options) => {
  const [from, to, step = 1] = operandsOf(document, operand, options)
  const [first, end, by] = [whole(from, 'a start'), whole(to, 'an end'), whole(step, 'a step')]
  if (by === 0) throw requestFailed('$range requires a non-zero step value')
  const count = Math.max(0, Math.ceil((end - first) / by))
  if (count > LONGEST_RANGE) throw requestFailed(`$range would make more than ${LONGEST_RANGE} elements`)
  countElements(count)
  return Array.from({ length: count }, (_item, i) => first + i * by)
}

const truncate: Expression = (document, operand, options) => {
  const [value, places = 0] = operandsOf(document, operand, options)
  if (value === null || value === undefined || places === null) return null
  if (typeof value !== 'number') throw requestFailed('$trunc only supports numeric types')
  if (typeof places !== 'number' || !Number.isInteger(places) || places < -20 || places > 100)
    throw requestFailed('cannot apply $trunc with a precision value that is no integer from -20 to 100')
  const factor = 10 ** places
  const result = Math.trunc(value * factor) / factor
  return Number.isFinite(result) ? result : value
}

const isNil = (value: unknown): value is null | undefined => value === null || value === undefined

const modulo: Expression = (document, operand, options) => {
  const [value, by] = operandsOf(document, operand, options)
  if (isNil(value) || isNil(by)) return null
  if (typeof value !== 'number' || typeof by !== 'number')
    throw requestFailed('$mod only supports numeric types')
  if (by === 0) throw requestFailed("can't $mod by zero")
  return value % by
}

/** A logarithm, of positive numbers only. */
const logarithm =
  (operator: string, compute: (value: number, base: number) => number): Expression =>
  (document, operand, options) => {
    const [value, base = 2] = operandsOf(document, operand, options)
    if (isNil(value) || base === null) return null
    if (typeof value !== 'number' || typeof base !== 'number')
      throw requestFailed(`${operator} only supports numeric types`)
    if (value <= 0 || base <= 0 || base === 1)
      throw requestFailed(`${operator}'s argument must be a positive number, but is ${value}`)
    return compute(value, base)
  }

/** Operators of numbers that mingo lacks or has otherwise. */
export const numberExpressions: Readonly<Record<string, Expression>> = {
  $range: range,
  $trunc: truncate,
  $mod: modulo,
  $ln: logarithm('$ln', Math.log),
  $log10: logarithm('$log10', Math.log10),
  $log: logarithm('$log', (value, base) => Math.log(value) / Math.log(base)),
}

/** The deviation of a sample needs two numbers; of fewer there is none. */
export const finite =
  <Operand extends unknown[]>(accumulate: (...operands: Operand) => unknown) =>
  (...operands: Operand): unknown => {
    const value = accumulate(...operands)
    return typeof value === 'number' && Number.isNaN(value) ? null : value
  }
