import { createHash, createHmac } from 'node:crypto'
import { signingKeys } from './signing-keys'

/** Letters and digits of which none is taken for another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 10

/** What a code is for: a code for one thing opens no other. */
type Purpose = 'invitation' | 'login' | 'delegation'

/** What a document that is found by a code keeps of it. */
export interface KeptCode {
  /** Unique. */
  readonly codeHash: string
  /** Of the key that was newest when the code was made. */
  readonly kid: string
}

/**
 * The code of a document, two groups of five. It is made of the document's id and a signing key, so it need not be
 * stored: whoever reads the database cannot use it, and a repeated call gets the same code again.
 */
export function oneTimeCode(purpose: Purpose, id: string, kid: string): string {
  const mac = macOf(purpose, id, kid)
  let number = mac.readBigUInt64BE()
  let code = ''
  for (let i = 0; i < LENGTH; i++) {
    code += ALPHABET[Number(number % 31n)] ?? ''
    number /= 31n
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** A word that only the maker of a document is told; it proves later that it is they who come back. */
export function secretOf(purpose: Purpose, id: string, kid: string): string {
  return macOf(purpose, `${id}.secret`, kid).toString('base64url')
}

/** What is stored of the code of a new document. */
export function keepCode(purpose: Purpose, id: string): KeptCode {
  const [newest] = signingKeys()
  if (!newest) throw new Error('there is no key to make a code with')
  return { kid: newest.kid, codeHash: codeHash(purpose, oneTimeCode(purpose, id, newest.kid)) }
}

/** By what a code is looked up, however it was typed. */
export function codeHash(purpose: Purpose, code: string): string {
  const typed = code.toUpperCase().replaceAll('-', '')
  return createHash('sha256').update(`${purpose}.${typed}`).digest('base64url')
}

function macOf(purpose: Purpose, text: string, kid: string): Buffer {
  const key = signingKeys().find(k => k.kid === kid)
  if (!key) throw new Error(`the key of this ${purpose} is gone`)
  return createHmac('sha256', key.secret).update(`${purpose}.${text}`).digest()
}
