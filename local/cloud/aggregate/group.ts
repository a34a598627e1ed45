import { encodeValue } from '../keys/encode-key'
import type { Variables } from '../matcher/compile-query'
import { evaluate } from '../matcher/expressions'
import { compareValues } from '../values/compare'
import { type Document, isDocument, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'
import type { Budget } from './budget'

/** About what a group, and each of its fields, takes beside the values in it. */
const GROUP_BYTES = 100

/** Gathers the values of one field of one group. */
interface Gathering {
  add: (value: Value | undefined) => void
  result: () => Value
}

const isNumber = (value: Value | undefined): value is number => typeof value === 'number'

function average(): Gathering {
  let sum = 0
  let count = 0
  return {
    add: value => {
      if (!isNumber(value)) return
      sum += value
      count++
    },
    result: () => (count === 0 ? null : sum / count),
  }
}

function total(): Gathering {
  let sum = 0
  return {
    add: value => {
      if (isNumber(value)) sum += value
    },
    result: () => sum,
  }
}

/** Welford's way: one pass, without the loss of precision that squares of sums have. */
function deviation(lessOne: boolean): Gathering {
  let count = 0
  let mean = 0
  let squares = 0
  return {
    add: value => {
      if (!isNumber(value)) return
      count++
      const before = value - mean
      mean += before / count
      squares += before * (value - mean)
    },
    result: () => {
      const by = lessOne ? count - 1 : count
      return by <= 0 ? null : Math.sqrt(squares / by)
    },
  }
}

function extreme(sign: 1 | -1, budget: Budget): Gathering {
  let best: Value = null
  return {
    add: value => {
      if (value === undefined || value === null) return
      if (best !== null && compareValues(value, best) * sign <= 0) return
      budget.swap(best, value)
      best = value
    },
    result: () => best,
  }
}

function first(budget: Budget): Gathering {
  let value: Value | undefined
  let any = false
  return {
    add: next => {
      if (any) return
      any = true
      value = next
      budget.take(next ?? null)
    },
    result: () => value ?? null,
  }
}

function last(budget: Budget): Gathering {
  let value: Value | undefined
  return {
    add: next => {
      budget.swap(value, next ?? null)
      value = next ?? null
    },
    result: () => value ?? null,
  }
}

function list(budget: Budget): Gathering {
  const values: Value[] = []
  return {
    add: value => {
      if (value === undefined) return
      budget.take(value)
      values.push(value)
    },
    result: () => values,
  }
}

function set(budget: Budget): Gathering {
  const values = new Map<string, Value>()
  return {
    add: value => {
      if (value === undefined) return
      const key = encodeValue(value).toString('latin1')
      if (values.has(key)) return
      budget.take(value)
      values.set(key, value)
    },
    result: () => [...values.values()],
  }
}

function merged(budget: Budget): Gathering {
  const result: Document = {}
  return {
    add: value => {
      if (value === undefined || value === null) return
      if (!isDocument(value))
        throw requestFailed(
          `PlanExecutor error during aggregation :: caused by :: $mergeObjects requires object inputs`,
        )
      budget.take(value)
      Object.assign(result, value)
    },
    result: () => result,
  }
}

const GATHERINGS: Readonly<Record<string, (budget: Budget) => Gathering>> = {
  $sum: total,
  $count: total,
  $avg: average,
  $min: budget => extreme(-1, budget),
  $max: budget => extreme(1, budget),
  $first: first,
  $last: last,
  $push: list,
  $addToSet: set,
  $stdDevPop: () => deviation(false),
  $stdDevSamp: () => deviation(true),
  $mergeObjects: merged,
}

type Expression = (document: Document) => Value | undefined

/** Fields and constants, which most groups are made of, are read without asking the evaluator each time. */
function expressionOf(operand: Value, variables: Variables): Expression {
  if (typeof operand === 'number' || typeof operand === 'boolean' || operand === null) return () => operand
  if (typeof operand === 'string' && /^\$[^$.]+$/.test(operand)) {
    const field = operand.slice(1)
    return document => (Object.hasOwn(document, field) ? document[field] : undefined)
  }
  return document => evaluate(document, operand, variables)
}

interface Field {
  name: string
  value: Expression
  gather: (budget: Budget) => Gathering
}

function fieldsOf(specification: Document, variables: Variables): Field[] | undefined {
  const fields: Field[] = []
  for (const [name, accumulator] of Object.entries(specification)) {
    if (name === '_id') continue
    const [[operator, operand] = ['', null], ...more] = isDocument(accumulator)
      ? Object.entries(accumulator)
      : []
    const gather = Object.hasOwn(GATHERINGS, operator) ? GATHERINGS[operator] : undefined
    if (gather === undefined || more.length > 0 || name.includes('.') || name.startsWith('$'))
      return undefined
    fields.push({ name, value: expressionOf(operator === '$count' ? 1 : operand, variables), gather })
  }
  return fields
}

/** Groups documents as they come by, so that only the groups are held and not their documents. */
export class Grouping {
  private readonly groups = new Map<string, { id: Value; gatherings: Gathering[] }>()
  private readonly id: Expression
  private readonly fields: readonly Field[]
  private readonly budget: Budget

  private constructor(id: Expression, fields: readonly Field[], budget: Budget) {
    this.id = id
    this.fields = fields
    this.budget = budget
  }

  /** Undefined when the stage gathers something that needs all of a group's documents at once. */
  static of(specification: Document, budget: Budget, variables: Variables): Grouping | undefined {
    const fields = fieldsOf(specification, variables)
    const id = specification['_id']
    return fields === undefined || id === undefined
      ? undefined
      : new Grouping(expressionOf(id, variables), fields, budget)
  }

  add(document: Document): void {
    const id = this.id(document) ?? null
    const key = encodeValue(id).toString('latin1')
    let group = this.groups.get(key)
    if (group === undefined) {
      this.budget.take(id)
      this.budget.takeBytes(GROUP_BYTES * (1 + this.fields.length))
      group = { id, gatherings: this.fields.map(({ gather }) => gather(this.budget)) }
      this.groups.set(key, group)
    }
    for (const [at, { value }] of this.fields.entries()) group.gatherings[at]?.add(value(document))
  }

  *results(): Iterable<Document> {
    for (const { id, gatherings } of this.groups.values()) {
      const document: Document = { _id: id }
      for (const [at, { name }] of this.fields.entries()) {
        const gathering = gatherings[at]
        if (gathering !== undefined) document[name] = gathering.result()
      }
      yield document
    }
  }
}
