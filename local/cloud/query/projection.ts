import { compileQuery } from '../matcher/compile-query'
import { copyValue, type Document, isDocument, type Value } from '../values/value'
import { invalidParameter } from '../wire/service-error'

interface Tree {
  [field: string]: Tree | true
}

type ArrayPart = (items: Value[]) => Value[] | undefined

function slice(operand: Value): ArrayPart {
  const [skip, count] = Array.isArray(operand) ? operand : [operand, undefined]
  if (typeof skip !== 'number') throw invalidParameter('$slice needs numbers')
  if (count === undefined) return items => (skip < 0 ? items.slice(skip) : items.slice(0, skip))
  if (typeof count !== 'number' || count <= 0) throw invalidParameter('$slice limit must be positive')
  return items => {
    const from = skip < 0 ? Math.max(0, items.length + skip) : skip
    return items.slice(from, from + count)
  }
}

function firstMatching(criteria: Value): ArrayPart {
  if (!isDocument(criteria)) throw invalidParameter('$elemMatch needs an Object')
  const scalar = Object.keys(criteria).every(key => key.startsWith('$') && key !== '$and' && key !== '$or')
  const test = compileQuery(scalar ? { item: criteria } : criteria)
  return items => {
    const found = items.find(item => (scalar ? test({ item }) : isDocument(item) && test(item)))
    return found === undefined ? undefined : [found]
  }
}

function treeOf(paths: readonly string[]): Tree {
  const root: Tree = {}
  for (const path of paths) {
    let at = root
    const parts = path.split('.')
    for (const [i, part] of parts.entries()) {
      const inner = Object.hasOwn(at, part) ? at[part] : undefined
      if (inner === true) break
      if (i === parts.length - 1) at[part] = true
      else at = at[part] = inner ?? {}
    }
  }
  return root
}

function include(value: Value, tree: Tree): Value | undefined {
  if (Array.isArray(value)) {
    return value
      .filter(item => isDocument(item) || Array.isArray(item))
      .map(item => include(item, tree) as Value)
  }
  if (!isDocument(value)) return undefined
  const result: Document = {}
  for (const field of Object.keys(value)) {
    const inner = Object.hasOwn(tree, field) ? tree[field] : undefined
    if (inner === undefined) continue
    const kept = inner === true ? (value[field] as Value) : include(value[field] as Value, inner)
    if (kept !== undefined) result[field] = kept
  }
  return result
}

function exclude(value: Value, tree: Tree): Value {
  if (Array.isArray(value)) return value.map(item => exclude(item, tree))
  if (!isDocument(value)) return value
  const result: Document = {}
  for (const field of Object.keys(value)) {
    const inner = Object.hasOwn(tree, field) ? tree[field] : undefined
    if (inner === true) continue
    result[field] = inner === undefined ? (value[field] as Value) : exclude(value[field] as Value, inner)
  }
  return result
}

/** Changes the array at a path where it stands; undefined takes the field away. */
function changeArray(document: Document, path: readonly string[], change: ArrayPart): void {
  const [field, ...rest] = path
  if (field === undefined || !Object.hasOwn(document, field)) return
  const value = document[field]
  if (rest.length > 0) {
    if (isDocument(value)) changeArray(value, rest, change)
    else if (Array.isArray(value)) value.filter(isDocument).forEach(item => changeArray(item, rest, change))
  } else if (Array.isArray(value)) {
    const changed = change(value)
    if (changed === undefined) Reflect.deleteProperty(document, field)
    else document[field] = changed
  }
}

/**
 * Turns a projection into a function of documents.
 * @throws ServiceError when it both includes and excludes fields
 */
export function compileProjection(projection: Document): (document: Document) => Document {
  const included: string[] = []
  const excluded: string[] = []
  const changes: { path: string; change: ArrayPart; matching: boolean }[] = []
  for (const [path, wanted] of Object.entries(projection)) {
    if (path.startsWith('$') || path === '') throw invalidParameter(`projection field ${path} is invalid`)
    if (isDocument(wanted)) {
      if (wanted['$slice'] !== undefined)
        changes.push({ path, change: slice(wanted['$slice']), matching: false })
      else if (wanted['$elemMatch'] !== undefined) {
        changes.push({ path, change: firstMatching(wanted['$elemMatch']), matching: true })
      } else throw invalidParameter(`Unsupported projection option: ${path}`)
    } else if (wanted === 0 || wanted === false) excluded.push(path)
    else included.push(path)
  }
  const including = included.some(path => path !== '_id') || (included.length > 0 && excluded.length === 0)
  if (including && excluded.some(path => path !== '_id')) {
    throw invalidParameter('Projection cannot have a mix of inclusion and exclusion.')
  }
  const matching = changes.filter(item => item.matching).map(item => item.path)
  const onlyThese = including || (matching.length > 0 && excluded.every(path => path === '_id'))
  const keep = treeOf([
    ...(excluded.includes('_id') ? [] : ['_id']),
    ...included,
    ...changes.map(item => item.path),
  ])
  const drop = treeOf(excluded)
  return document => {
    let result = (onlyThese ? include(document, keep) : exclude(document, drop)) as Document
    if (changes.length > 0) {
      result = copyValue(result)
      for (const { path, change } of changes) changeArray(result, path.split('.'), change)
    }
    return result
  }
}
