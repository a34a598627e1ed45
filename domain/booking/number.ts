/** A booking's number: eight digits that can be read out, `48210937`. It never begins with 0. */
export const bookingNumber = /^[1-9]\d{7}$/

/** In what the QR code says, before the number. */
const MARK = 'NL-BOOK-'

/** What the QR code of a booking says. */
export const codeOfNumber = (number: string): string => `${MARK}${number}`

/** `4821 0937`: as it is shown and read out. */
export const numberInGroups = (number: string): string => `${number.slice(0, 4)} ${number.slice(4)}`

/** The number in what was scanned or typed, with spaces, hyphens and full-width digits as people write them; null for none. */
export function readNumber(text: string): string | null {
  const plain = text.normalize('NFKC').toUpperCase().trim()
  const digits = (plain.startsWith(MARK) ? plain.slice(MARK.length) : plain).replace(/[\s-]/g, '')
  return bookingNumber.test(digits) ? digits : null
}
