/** Digits of a sample's number; the last one checks the others. */
const LENGTH = 10

/** What a sample's number looks like: `4820517736`. */
export const sampleNumberPattern = /^\d{10}$/

/**
 * The number of a sample: nine digits of chance and one that finds a slip of the pen (ISO 7064, MOD 11,10). It says
 * nothing of station, day or person.
 *
 * @param chance 0 ≤ chance < 10⁹
 */
export function sampleNumber(chance: number): string {
  const digits = String(chance).padStart(LENGTH - 1, '0')
  return `${digits}${checkDigit(digits)}`
}

/** Whether something typed or scanned can be a sample's number; blanks and hyphens do not count. */
export function readSampleNumber(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '')
  return sampleNumberPattern.test(digits) && digits.endsWith(checkDigit(digits.slice(0, -1))) ? digits : null
}

/** `482 051 7736`: as it is printed and read out. */
export function sampleNumberInWords(number: string): string {
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
}

function checkDigit(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}
