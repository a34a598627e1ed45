import {
  type AccessRule,
  type CollectionSpec,
  type IndexKey,
  type IndexSpec,
  RULED_OPERATIONS,
  SIMPLE_RULES,
} from '../collection-spec'
import { type JsonFile, refuse } from './json-file'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The JSON files a person writes are short: what is wrong is named by where it stands. */
function objectAt(file: string, at: string, value: unknown, known: readonly string[]): Fields {
  if (!isFields(value)) throw refuse(file, `${at} must be an object`, value)
  for (const name of Object.keys(value)) {
    if (!known.includes(name))
      throw refuse(file, `${at} has a field "${name}"; it may have ${known.join(', ')}`)
  }
  return value
}

function listAt(file: string, at: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw refuse(file, `${at} must be a list`, value)
  return value
}

function nameAt(file: string, at: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') throw refuse(file, `${at} must be a name`, value)
  return value
}

function keyAt(file: string, at: string, value: unknown): IndexKey {
  const { field, direction } = objectAt(file, at, value, ['field', 'direction'])
  if (direction !== 1 && direction !== -1 && direction !== '2dsphere')
    throw refuse(file, `${at}.direction must be 1, -1 or "2dsphere"`, direction)
  return { field: nameAt(file, `${at}.field`, field), direction }
}

function indexAt(file: string, at: string, value: unknown): IndexSpec {
  const { name, unique = false, keys } = objectAt(file, at, value, ['name', 'unique', 'keys'])
  if (typeof unique !== 'boolean') throw refuse(file, `${at}.unique must be true or false`, unique)
  const list = listAt(file, `${at}.keys`, keys)
  if (list.length === 0) throw refuse(file, `${at}.keys must name at least one field`)
  return {
    name: nameAt(file, `${at}.name`, name),
    unique,
    keys: list.map((key, n) => keyAt(file, `${at}.keys[${n}]`, key)),
  }
}

const isSimple = (value: unknown): value is (typeof SIMPLE_RULES)[number] =>
  SIMPLE_RULES.some(rule => rule === value)

function ruleAt(file: string, at: string, value: unknown): AccessRule {
  if (isSimple(value)) return value
  if (!isFields(value))
    throw refuse(
      file,
      `${at} must be ${SIMPLE_RULES.join(', ')}, or for a custom rule an object such as { "read": true, "write": "doc._openid == auth.openid" }`,
      value,
    )
  const operations = Object.entries(objectAt(file, at, value, RULED_OPERATIONS))
  if (operations.length === 0) throw refuse(file, `${at} must rule ${RULED_OPERATIONS.join(', ')}`)
  for (const [operation, condition] of operations) {
    if (typeof condition !== 'boolean' && (typeof condition !== 'string' || condition.trim() === ''))
      throw refuse(file, `${at}.${operation} must be true, false or a condition`, condition)
  }
  return value
}

/** Names twice in a list would make one thing hide another. */
function eachOnce<Named extends { name: string }>(file: string, at: string, list: readonly Named[]): Named[] {
  const seen = new Set<string>()
  for (const [n, { name }] of list.entries()) {
    if (seen.has(name)) throw refuse(file, `${at}[${n}].name is there twice`, name)
    seen.add(name)
  }
  return [...list]
}

/**
 * Collections from a file:
 * `[{ "name", "rule", "indexes": [{ "name", "unique", "keys": [{ "field", "direction" }] }] }]`;
 * `rule`, `indexes` and `unique` may be left out.
 * @throws Error that says which field of the file is wrong, and how
 */
export function readCollections({ file, value }: JsonFile): CollectionSpec[] {
  const collections = listAt(file, 'the file', value).map((item, n): CollectionSpec => {
    const { name, indexes = [], rule } = objectAt(file, `[${n}]`, item, ['name', 'indexes', 'rule'])
    const list = listAt(file, `[${n}].indexes`, indexes)
    const specs = list.map((index, m) => indexAt(file, `[${n}].indexes[${m}]`, index))
    return {
      name: nameAt(file, `[${n}].name`, name),
      indexes: eachOnce(file, `[${n}].indexes`, specs),
      ...(rule === undefined ? {} : { rule: ruleAt(file, `[${n}].rule`, rule) }),
    }
  })
  return eachOnce(file, '', collections)
}
