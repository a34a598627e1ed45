import { evalExpr } from 'mingo/core'
import {
  $concatArrays,
  $filter,
  $map,
  $objectToArray,
  $setDifference,
  $setIntersection,
  $setUnion,
  $slice,
  $split,
  $zip,
} from 'mingo/operators/expression'
import { requestFailed } from '../wire/service-error'
import { bounded } from './bounded-arrays'
import type { Expression } from './date-expressions'
import { operandsOf } from './text-expressions'

const truthy = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== 0

/** The first branch whose case holds; without one and without a default it is an error. */
const choose: Expression = (document, operand, options) => {
  const { branches, default: otherwise } = operand as { branches?: unknown; default?: unknown }
  if (!Array.isArray(branches) || branches.length === 0)
    throw requestFailed('$switch requires at least one branch')
  for (const branch of branches as { case?: unknown; then?: unknown }[]) {
    if (branch.case === undefined || branch.then === undefined)
      throw requestFailed("$switch requires each branch have a 'case' and a 'then' expression")
    if (truthy(evalExpr(document, branch.case, options))) return evalExpr(document, branch.then, options)
  }
  if (otherwise === undefined)
    throw requestFailed('$switch could not find a matching branch for an input, and no default was specified')
  return evalExpr(document, otherwise, options)
}

const size: Expression = (document, operand, options) => {
  const single: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand
  const value: unknown = evalExpr(document, single, options)
  if (!Array.isArray(value)) throw requestFailed('The argument to $size must be an array')
  return value.length
}

/** Null when what it works on is null. */
const ofSome =
  (whole: Expression): Expression =>
  (document, operand, options) => {
    const [first] = operandsOf(document, operand, options)
    return first === null || first === undefined ? null : whole(document, operand, options)
  }

/** Null when one of the things it works on is null. */
const ofAll =
  (whole: Expression): Expression =>
  (document, operand, options) =>
    operandsOf(document, operand, options).some(value => value === null || value === undefined)
      ? null
      : whole(document, operand, options)

/** Operators of choices and arrays that mingo has otherwise. */
export const otherExpressions: Readonly<Record<string, Expression>> = {
  $switch: choose,
  $size: size,
  $slice: ofSome($slice as Expression),
  $map: bounded($map as Expression),
  $filter: bounded($filter as Expression),
  $concatArrays: bounded($concatArrays as Expression),
  $zip: bounded($zip as Expression),
  $split: bounded($split as Expression),
  $objectToArray: bounded($objectToArray as Expression),
  $setUnion: bounded(ofAll($setUnion as Expression)),
  $setIntersection: ofAll($setIntersection as Expression),
  $setDifference: ofAll($setDifference as Expression),
}
