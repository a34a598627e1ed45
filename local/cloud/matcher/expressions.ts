import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as windows from 'mingo/operators/window'
import type { Options } from 'mingo/types'
import { compareValues } from '../values/compare'
import type { Document, Value } from '../values/value'
import { invalidParameter } from '../wire/service-error'

type Expression = (document: unknown, operand: unknown, options: Options) => unknown
type ExpressionOperators = NonNullable<Parameters<typeof Context.init>[0]>['expression']

const listOf = (document: unknown, operand: unknown, options: Options): unknown[] => {
  const value = evalExpr(document, operand, options)
  return Array.isArray(value) ? value : [value]
}

const substring: Expression = (document, operand, options) => {
  const [text, start, length] = listOf(document, operand, options)
  if (typeof start !== 'number' || typeof length !== 'number')
    throw invalidParameter('$substrBytes: starting index and length must be numbers')
  const from = start
  const bytes = Buffer.from(typeof text === 'string' || typeof text === 'number' ? String(text) : '')
  if (from < 0) throw invalidParameter('$substrBytes: starting index must be non-negative')
  return bytes.subarray(from, length < 0 ? undefined : from + length).toString()
}

const indexOfCodePoint: Expression = (document, operand, options) => {
  const [text, part, start, end] = listOf(document, operand, options)
  if (text === null || text === undefined) return null
  if (typeof text !== 'string' || typeof part !== 'string')
    throw invalidParameter('$indexOfCP requires strings')
  const from = typeof start === 'number' ? start : 0
  const points = Array.from(text).slice(0, typeof end === 'number' ? end : undefined)
  const wanted = Array.from(part)
  for (let at = from; at + wanted.length <= points.length; at++) {
    if (wanted.every((point, i) => points[at + i] === point)) return at
  }
  return -1
}

/** Weeks begin on Sunday; the days before the first one are week 0. */
const week: Expression = (document, operand, options) => {
  const value = evalExpr(document, operand, options)
  const given = value !== null && typeof value === 'object' && 'date' in value ? value.date : value
  if (given === null || given === undefined) return null
  if (!(given instanceof Date)) throw invalidParameter("can't convert to Date")
  const dayOfYear = Math.floor((given.getTime() - Date.UTC(given.getUTCFullYear(), 0, 1)) / 86_400_000)
  return Math.floor((dayOfYear + 7 - given.getUTCDay()) / 7)
}

const compared =
  (judge: (order: number) => boolean): Expression =>
  (document, operand, options) => {
    const [left, right] = listOf(document, operand, options) as Value[]
    return judge(compareValues(left, right))
  }

const mended: Record<string, Expression> = {
  $substr: substring,
  $substrBytes: substring,
  $indexOfCP: indexOfCodePoint,
  $week: week,
  $eq: compared(order => order === 0),
  $ne: compared(order => order !== 0),
  $gt: compared(order => order > 0),
  $gte: compared(order => order >= 0),
  $lt: compared(order => order < 0),
  $lte: compared(order => order <= 0),
  $cmp: (document, operand, options) => {
    const [left, right] = listOf(document, operand, options) as Value[]
    return Math.sign(compareValues(left, right))
  },
}

/** mingo's operators with its gaps mended; queries are judged elsewhere, and scripts are not run. */
const context = Context.init({
  expression: { ...expressions, ...mended } as unknown as NonNullable<ExpressionOperators>,
  pipeline,
  accumulator: accumulators,
  projection: projections,
  window: windows,
})

/** What mingo is given wherever it evaluates something. */
export const mingoOptions = {
  idKey: '_id',
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  context,
} satisfies Partial<Options>

/** The value of an aggregation expression for a document. */
export function evaluate(document: Document, expression: Value): Value | undefined {
  return evalExpr(document, expression, mingoOptions as unknown as Options) as Value | undefined
}

/** Whether an expression's value counts as true. */
export const truthy = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && value !== false && value !== 0
