import fc from 'fast-check'
import type { AnyProcedure } from '../../domain/contract/define-contract'
import { arbitraryOf } from './arbitrary-of-schema'
import type { PlaceFields } from './inputs-at'

/** What one person says of themselves, each found nowhere else; the shapes are those that fields ask for. */
export const typed = {
  openid: 'o-zhulan-private',
  nickname: '朱兰兰兰',
  phone: '13798765432',
  address: '我家住在三零二室',
  reason: '因为她生病了没人管',
  browser: '朱兰兰家里的电脑',
  code: 'QWERT-YUPKJ',
  secret: 'zhulan-secret-0123456789-ABCDEFGHIJ-klmnopq',
  token: 'tok-zhulan.private.0123456789abcdef',
} as const

/** Where they are, in degrees. */
export const typedPoint = { lat: 22.617283, lng: 114.118273 } as const

/** All of it, as it would stand in a log. */
export const typedWords: readonly string[] = [
  ...Object.values(typed),
  ...Object.values(typedPoint).map(String),
]

/** What somebody would type into a field of this name, before anything else that it takes. */
const usual: readonly (readonly [RegExp, string])[] = [
  [/phone/i, typed.phone],
  [/browser/i, typed.browser],
  [/token/i, typed.token],
  [/secret/i, typed.secret],
  [/code/i, typed.code],
  [/reason/i, typed.reason],
  [/name|label|^zh$|^en$/i, typed.nickname],
  [/cursor|id$/i, typed.openid],
]

type Path = readonly (string | number)[]

/**
 * An input that the procedure's schema accepts, in which a person has typed {@link typed} wherever a field takes it,
 * on places and documents that are there.
 * @param fields what the fields hold that name a place or a document; they stay as they are
 */
export function typedInput(name: string, { input }: AnyProcedure, fields: PlaceFields): unknown {
  const filled = fc
    .sample(arbitraryOf(input), { numRuns: 60, seed: 11 })
    .map(one => withFields(one, fields))
    .filter(one => input.safeParse(one).success)
    .sort((a, b) => leavesOf(b).length - leavesOf(a).length)
  const [fullest] = filled
  if (fullest === undefined) throw new Error(`${name}: no valid input could be made`)
  const accepts = (value: unknown) => input.safeParse(value).success
  return leavesOf(fullest)
    .filter(([first]) => !Object.hasOwn(fields, String(first)))
    .reduce<unknown>((made, path) => {
      const candidates = candidatesFor(String(path.at(-1))).map(word => replaced(made, path, word))
      return candidates.find(accepts) ?? made
    }, fullest)
}

function candidatesFor(field: string): (string | number)[] {
  if (field === 'lat' || field === 'lng') return [typedPoint[field]]
  const first = usual.filter(([pattern]) => pattern.test(field)).map(([, word]) => word)
  return [...first, typed.address, ...Object.values(typed)]
}

function withFields(input: unknown, fields: PlaceFields): unknown {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return input
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, Object.hasOwn(fields, name) ? fields[name] : value]),
  )
}

/** Where texts and numbers stand. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string' || typeof value === 'number') return [path]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]))
}

function replaced(value: unknown, [first, ...rest]: Path, leaf: string | number): unknown {
  if (first === undefined) return leaf
  if (Array.isArray(value))
    return value.map((part: unknown, i) => (i === Number(first) ? replaced(part, rest, leaf) : part))
  const object = value as Readonly<Record<string, unknown>>
  return { ...object, [first]: replaced(object[first], rest, leaf) }
}
