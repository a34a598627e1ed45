import { createHash, createHmac } from 'node:crypto'
import { signingKeys } from '../platform/signing-keys'

/** Letters and digits of which none is taken for another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 10

/**
 * The code of an invitation, two groups of five. It is made of the invitation's id and a signing key, so it need not
 * be stored: whoever reads the database cannot accept an invitation.
 * @param kid of the key that was newest when the invitation was made
 */
export function invitationCode(id: string, kid: string): string {
  const key = signingKeys().find(k => k.kid === kid)
  if (!key) throw new Error('the key of this invitation is gone')
  const mac = createHmac('sha256', key.secret).update(`invitation.${id}`).digest()
  let number = mac.readBigUInt64BE()
  let code = ''
  for (let i = 0; i < LENGTH; i++) {
    code += ALPHABET[Number(number % 31n)] ?? ''
    number /= 31n
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** What is stored of a code, however it was typed. */
export function codeHash(code: string): string {
  const typed = code.toUpperCase().replaceAll('-', '')
  return createHash('sha256').update(`invitation.${typed}`).digest('base64url')
}
