import type { Point } from '../../geo/geo'
import { plainText } from './plain-text'

const EAST = '东经|经度|longitude|long?|lng|e'
const NORTH = '北纬|纬度|latitude|lat|n'
/** Degrees, minutes and seconds, with the signs that keyboards and maps put for them. NFKC makes o and ˚ of º. */
const ANGLE = String.raw`(-?\d{1,3}(?:\.\d+)?)(?:\s*(?:[°o度]|\u030a)(?:\s*(\d{1,2}(?:\.\d+)?)\s*(?:['′’‘]|分)(?:\s*(\d{1,2}(?:\.\d+)?)\s*(?:["″”“]|['′’]{2}|秒))?)?)?`
const MARKED = new RegExp(
  String.raw`^(?:(${EAST}|${NORTH})[\s:=]*${ANGLE}|${ANGLE}(?:\s*(东经?|北纬?|[en](?![a-z])))?)`,
  'iu',
)
const EASTERN = new RegExp(`^(?:${EAST}|东)$`, 'iu')

interface ReadAngle {
  readonly degrees: number
  readonly axis: 'lng' | 'lat' | undefined
  readonly length: number
}

function angleAt(text: string): ReadAngle | undefined {
  const found = MARKED.exec(text)
  if (!found) return undefined
  const [whole, before, ...rest] = found
  const [degrees, minutes = '0', seconds = '0'] = before === undefined ? rest.slice(3) : rest
  const mark = before ?? rest[6]
  const [whole60, sixtieths] = [Number(minutes), Number(seconds)]
  const split = minutes !== '0' || seconds !== '0'
  if (whole60 >= 60 || sixtieths >= 60 || (split && /[.-]/u.test(degrees ?? ''))) return undefined
  return {
    degrees: Number(degrees) + whole60 / 60 + sixtieths / 3600,
    axis: mark === undefined ? undefined : EASTERN.test(mark) ? 'lng' : 'lat',
    length: whole.length,
  }
}

/** One coordinate in degrees: 114.12, E114.12°, 东经114.12度, 114°7′30.5″. `undefined` for what is none. */
export function readDegrees(text: string): number | undefined {
  const plain = plainText(text)
  const found = angleAt(plain)
  return found?.length === plain.length ? found.degrees : undefined
}

/** Longitude and latitude in one cell, in this order unless marks tell another. */
export function readPlace(text: string): Point | undefined {
  const plain = plainText(text).replace(/^[([]\s*(.*?)\s*[)\]]$/u, '$1')
  const first = angleAt(plain)
  if (!first) return undefined
  const [between = ''] = /^[\s,;、/|]*/u.exec(plain.slice(first.length)) ?? []
  const from = first.length + between.length
  const second = angleAt(plain.slice(from))
  if (!second || from + second.length !== plain.length) return undefined
  // 114.1222.61 are two numbers to nobody.
  if (between === '' && (first.axis === undefined || second.axis === undefined)) return undefined
  if (first.axis !== undefined && first.axis === second.axis) return undefined
  return first.axis === 'lat' || second.axis === 'lng'
    ? { lng: second.degrees, lat: first.degrees }
    : { lng: first.degrees, lat: second.degrees }
}
