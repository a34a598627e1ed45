import { compareValues, rankOf } from '../values/compare'
import { type Document, isDocument, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'

type Check = (value: Value) => void

function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw requestFailed(message)
}

const isPath = (value: Value | undefined): value is string =>
  typeof value === 'string' && value.length > 1 && value.startsWith('$') && !value.startsWith('$$')

const whole = (value: Value | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value)

function object(value: Value | undefined, stage: string): asserts value is Document {
  check(isDocument(value), `the ${stage} specification must be an object`)
}

function fieldName(value: Value | undefined, stage: string): void {
  check(
    typeof value === 'string' && value !== '' && !value.startsWith('$') && !value.includes('\0'),
    `${stage} needs the name of a field as a non-empty string without a leading $`,
  )
}

/** Accumulators stand alone in an object: `{ total: { $sum: '$n' } }`. */
function accumulators(fields: [name: string, value: Value][], stage: string): void {
  for (const [name, value] of fields) {
    check(!name.includes('.'), `The field name '${name}' cannot contain '.'`)
    check(!name.startsWith('$'), `The field name '${name}' cannot be an operator name`)
    const [operator, ...more] = isDocument(value) ? Object.keys(value) : []
    check(
      operator?.startsWith('$') === true && more.length === 0,
      `The field '${name}' of ${stage} must be an accumulator object`,
    )
  }
}

const project: Check = value => {
  object(value, '$project')
  const fields = Object.entries(value)
  check(fields.length > 0, '$project requires at least one output field')
  const leaves = fields.filter(([name, wanted]) => name !== '_id' && (wanted === 0 || wanted === false))
  const takes = fields.filter(([name, wanted]) => name !== '_id' && wanted !== 0 && wanted !== false)
  check(
    leaves.length === 0 || takes.length === 0,
    'Invalid $project: cannot do exclusion on a field in inclusion projection, or the other way round',
  )
}

const unwind: Check = value => {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = isDocument(value)
    ? value
    : ({ path: value } as Document)
  check(isPath(path), `path option to $unwind stage should be prefixed with a '$'`)
  if (includeArrayIndex !== undefined) fieldName(includeArrayIndex, 'includeArrayIndex of $unwind')
  check(
    preserveNullAndEmptyArrays === undefined || typeof preserveNullAndEmptyArrays === 'boolean',
    'expected a boolean for the preserveNullAndEmptyArrays option to $unwind',
  )
}

const bucket: Check = value => {
  object(value, '$bucket')
  const { groupBy, boundaries, output, default: otherwise } = value
  check(
    isPath(groupBy) || isDocument(groupBy),
    "The $bucket 'groupBy' field must be a path with $ or an expression object",
  )
  check(
    Array.isArray(boundaries) && boundaries.length >= 2,
    "The $bucket 'boundaries' field must have at least 2 values",
  )
  for (let i = 1; i < boundaries.length; i++) {
    const [before, after] = [boundaries[i - 1], boundaries[i]]
    check(rankOf(before) === rankOf(after), "All values in the 'boundaries' option must have the same type")
    check(compareValues(before, after) < 0, "The 'boundaries' option must be sorted, without duplicates")
  }
  if (otherwise !== undefined) {
    const inside =
      compareValues(otherwise, boundaries[0]) >= 0 && compareValues(otherwise, boundaries.at(-1)) < 0
    check(
      !inside,
      "The $bucket 'default' field must be less than the lowest boundary or not below the highest",
    )
  }
  if (output !== undefined) {
    object(output, "$bucket 'output'")
    accumulators(Object.entries(output), '$bucket')
  }
}

const bucketAuto: Check = value => {
  object(value, '$bucketAuto')
  const { groupBy, buckets, output } = value
  check(
    isPath(groupBy) || isDocument(groupBy),
    "The $bucketAuto 'groupBy' field must be a path with $ or an expression object",
  )
  check(
    whole(buckets) && buckets > 0 && buckets < 2 ** 31,
    "The $bucketAuto 'buckets' field must be greater than 0",
  )
  if (output !== undefined) {
    object(output, "$bucketAuto 'output'")
    accumulators(Object.entries(output), '$bucketAuto')
  }
}

const lookup: Check = value => {
  object(value, '$lookup')
  for (const name of ['from', 'as', 'localField', 'foreignField'])
    check(
      value[name] === undefined || (typeof value[name] === 'string' && value[name] !== ''),
      `$lookup argument '${name}' must be a string`,
    )
  check(value['from'] !== undefined && value['as'] !== undefined, "$lookup needs 'from' and 'as'")
  if (value['pipeline'] !== undefined) {
    nested(value['pipeline'], '$lookup')
    return
  }
  check(
    value['localField'] !== undefined && value['foreignField'] !== undefined,
    "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
  )
}

function nested(pipeline: Value, owner: string): void {
  check(Array.isArray(pipeline), `the pipeline of ${owner} must be an array`)
  for (const stage of pipeline) {
    const [name, ...more] = isDocument(stage) ? Object.keys(stage) : []
    check(
      isDocument(stage) && name !== undefined && more.length === 0,
      'A pipeline stage specification object must contain exactly one field.',
    )
    checkStage(name, stage[name] as Value)
  }
}

/** What each stage must be given; a stage that is missing here is not known. */
const CHECKS: Readonly<Record<string, Check>> = {
  $match: value => object(value, '$match'),
  $project: project,
  $addFields: value => {
    object(value, '$addFields')
    check(Object.keys(value).length > 0, '$addFields specification must have at least one field')
  },
  $set: value => {
    object(value, '$set')
    check(Object.keys(value).length > 0, '$set specification must have at least one field')
  },
  $unset: value => {
    const names = Array.isArray(value) ? value : [value]
    check(names.length > 0, '$unset needs at least one field')
    names.forEach(name => fieldName(name, '$unset'))
  },
  $group: value => {
    object(value, '$group')
    check('_id' in value, 'a group specification must include an _id')
    accumulators(
      Object.entries(value).filter(([name]) => name !== '_id'),
      '$group',
    )
  },
  $sort: value => {
    object(value, '$sort')
    check(Object.keys(value).length > 0, '$sort stage must have at least one sort key')
  },
  $limit: value => {
    check(whole(value) && value > 0, 'the limit must be positive')
  },
  $skip: value => {
    check(whole(value) && value >= 0, 'the argument to $skip must be a non-negative number')
  },
  $sample: value => {
    object(value, '$sample')
    check(
      whole(value['size']) && value['size'] >= 0,
      'size argument to $sample must be a number and not negative',
    )
  },
  $count: value => {
    fieldName(value, '$count')
    check(typeof value === 'string' && !value.includes('.'), "the count field cannot contain '.'")
  },
  $sortByCount: value => {
    check(
      isPath(value) || isDocument(value),
      'the sortByCount field must be a path with $ or an expression object',
    )
  },
  $replaceRoot: value => {
    object(value, '$replaceRoot')
    check(value['newRoot'] !== undefined, 'no newRoot specified for the $replaceRoot stage')
  },
  $replaceWith: () => undefined,
  $unwind: unwind,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $lookup: lookup,
  // The SDK has no words for these; who writes them raw is told so, and not given half an answer.
  $graphLookup: () => {
    check(false, '$graphLookup is not supported by the local cloud: the SDK cannot send it')
  },
  $unionWith: () => {
    check(false, '$unionWith is not supported by the local cloud: the SDK cannot send it')
  },
  $redact: () => undefined,
  $facet: value => {
    object(value, '$facet')
    check(Object.keys(value).length > 0, 'the $facet specification must be a non-empty object')
    for (const pipeline of Object.values(value)) nested(pipeline, '$facet')
  },
  $geoNear: value => object(value, '$geoNear'),
}

/** True when there is a stage of that name. */
export const isStage = (name: string): boolean => Object.hasOwn(CHECKS, name)

/**
 * Refuses a stage that does not exist or is given something wrong, before any document is read.
 * @throws ServiceError DATABASE_REQUEST_FAILED
 */
export function checkStage(name: string, value: Value): void {
  const run = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined
  if (run === undefined) throw requestFailed(`Unrecognized pipeline stage name: '${name}'`)
  run(value)
}
