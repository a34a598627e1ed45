import { isPhone } from '../record-checks'
import { isNothing } from './known-words'

/** A telephone number out of what a cell says. */
export interface ReadPhone {
  readonly phone: string
  /** The cell gives others besides. */
  readonly more: boolean
  /** It has an extension that is too long to be dialled along. */
  readonly leftOut: boolean
}

const BETWEEN = /[/、,，;；|\n\r]+|\s(?:或|和|or)\s|或/iu
const LABEL = /^(?:电话|座机|手机|固话|热线|tel|phone|mobile|cell)[\s:：.]*/iu
/** The name of who answers, before or after the number. */
const WHOSE = /^\p{Script=Han}{2,4}[\s:：]*(?=[\d+(])|(?<=\d)\s*\p{Script=Han}{2,4}$/u
const EXTENSION = /\s*(?:转|分机号?|转分机|ext(?:ension)?\.?|[x#])\s*[:：]?\s*(\d{1,6})$/iu

/**
 * Reads the number, or the first of several: 「0755-28260001转802」, 「0755-28260001/13800000000」. An extension
 * follows a hyphen, as it is written and dialled. `undefined` where one of them is no number.
 */
export function readPhones(text: string): ReadPhone | undefined {
  const numbers = text
    .normalize('NFKC')
    .split(BETWEEN)
    .map(part => numberOf(part.trim()))
    .filter(number => number !== null)
  const [first] = numbers
  if (!first || numbers.includes(undefined)) return undefined
  return { ...first, more: numbers.length > 1 }
}

/**
 * A number of seven or eight digits as a town writes it for itself, perhaps with an extension. 400 and 800 are dialled
 * as they are.
 */
const LOCAL = /^(?![48]00[ -])[2-8]\d{2,3}[ -]?\d{4}(?:-\d{1,6})?$/u

/** A landline as one dials it from anywhere; `lacks` where it has no area code and none is known. */
export function withAreaCode(phone: string, area: string | undefined): { phone: string; lacks: boolean } {
  if (!LOCAL.test(phone)) return { phone, lacks: false }
  return area === undefined ? { phone, lacks: true } : { phone: `${area}-${phone}`, lacks: false }
}

/** Null for a part that says nothing, `undefined` for one that is no number. */
function numberOf(part: string): Omit<ReadPhone, 'more'> | null | undefined {
  if (isNothing(part)) return null
  const said = part
    .replace(LABEL, '')
    .replace(/\s*[（(](?:[^\d()（）]*)[)）]$/u, '')
    .replace(WHOSE, '')
  const [, extension] = EXTENSION.exec(said) ?? []
  const number = said
    .replace(EXTENSION, '')
    .replace(/^\(?\s*\+\s*86\s*\)?[\s-]*(?=\d)/u, '+86-')
    .replace(/[()]/gu, ' ')
    .replace(/[‐‑–—−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
  if (!isPhone(number)) return undefined
  if (extension === undefined) return { phone: number, leftOut: false }
  const whole = `${number}-${extension}`
  return isPhone(whole) ? { phone: whole, leftOut: false } : { phone: number, leftOut: true }
}
