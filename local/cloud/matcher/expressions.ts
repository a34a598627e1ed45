import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as windows from 'mingo/operators/window'
import type { Options } from 'mingo/types'
import { compareValues } from '../values/compare'
import type { Document, Value } from '../values/value'
import { requestFailed, ServiceError } from '../wire/service-error'
import { beginAllowance } from './bounded-arrays'
import { dateExpressions, type Expression } from './date-expressions'
import { finite, numberExpressions } from './number-expressions'
import { otherExpressions } from './other-expressions'
import { operandsOf, textExpressions } from './text-expressions'

type ExpressionOperators = NonNullable<Parameters<typeof Context.init>[0]>['expression']

/** What is missing comes before null here, where for a query they are the same. */
function order([left, right]: readonly (Value | undefined)[]): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined)
  return Math.sign(compareValues(left, right))
}

const compared =
  (judge: (result: number) => unknown): Expression =>
  (document, operand, options) =>
    judge(order(operandsOf(document, operand, options) as Value[]))

const mended: Record<string, Expression> = {
  ...dateExpressions,
  ...textExpressions,
  ...numberExpressions,
  ...otherExpressions,
  $eq: compared(result => result === 0),
  $ne: compared(result => result !== 0),
  $gt: compared(result => result > 0),
  $gte: compared(result => result >= 0),
  $lt: compared(result => result < 0),
  $lte: compared(result => result <= 0),
  $cmp: compared(result => result),
}

/** mingo's operators with its gaps mended; queries are judged elsewhere, and scripts are not run. */
const context = Context.init({
  expression: { ...expressions, ...mended } as unknown as NonNullable<ExpressionOperators>,
  pipeline,
  accumulator: { ...accumulators, $stdDevSamp: finite(accumulators.$stdDevSamp) },
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

/**
 * The value of an aggregation expression for a document.
 * @param variables what `$$name` stands for, beyond MongoDB's own
 */
export function evaluate(
  document: Document,
  expression: Value,
  variables: Readonly<Record<string, unknown>> = {},
): Value | undefined {
  const options = { ...mingoOptions, variables } as unknown as Options
  beginAllowance()
  try {
    return evalExpr(document, expression, options) as Value | undefined
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw requestFailed(error instanceof Error ? error.message : String(error))
  }
}

/** Whether an expression's value counts as true. */
export const truthy = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && value !== false && value !== 0
