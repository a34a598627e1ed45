import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { keptSecret } from '../store/kept-secret'
import type { MovableClock } from '../clock/movable-clock'

/** What is signed: an address that reads a file, or the headers of one upload. */
type Purpose = 'get' | 'put'

/** The key of a data folder; made once, readable by its owner only. */
function keyOf(folder: string): Buffer {
  return keptSecret(join(folder, 'url-key'), 32, () => randomBytes(32))
}

/** The address of a file. Its path is in base64url, so that every name is a plain address. */
export const bareAddress = (base: string, path: string): string =>
  `${base}/files/${Buffer.from(path, 'utf8').toString('base64url')}`

/** Signs addresses of files: for one purpose, one path, and until a time of the cloud's clock. */
export class UrlSigner {
  private readonly key: Buffer
  private readonly clock: MovableClock

  constructor(folder: string, clock: MovableClock) {
    this.key = keyOf(folder)
    this.clock = clock
  }

  /** Headers that let one upload to a path through; the service signs them so, and leaves the address bare. */
  uploadHeaders(path: string, milliseconds: number): { authorization: string; token: string } {
    const expires = this.expiry(milliseconds)
    const token = randomBytes(16).toString('base64url')
    return {
      token,
      authorization: `q-sign-algorithm=local&q-sign-time=${expires}&q-signature=${this.sign('put', path, expires, token)}`,
    }
  }

  /** Whether headers let an upload to this very path through at this moment. */
  allowsUpload(path: string, authorization: string, token: string): boolean {
    const given = new URLSearchParams(authorization)
    const signature = given.get('q-signature') ?? ''
    return this.verify('put', path, Number(given.get('q-sign-time')), signature, token)
  }

  /** Whether the signature of an address is right and its time not over. */
  allowsDownload(path: string, expires: number, signature: string): boolean {
    return this.verify('get', path, expires, signature)
  }

  /** The address under which a file is read for so long. */
  downloadAddress(base: string, path: string, milliseconds: number): string {
    const expires = this.expiry(milliseconds)
    return `${bareAddress(base, path)}?expires=${expires}&sign=${this.sign('get', path, expires)}`
  }

  private expiry(milliseconds: number): number {
    return Math.floor(this.clock.now() + milliseconds)
  }

  private sign(purpose: Purpose, path: string, expires: number, token = ''): string {
    const text = [purpose, path, expires, token].join('\n')
    return createHmac('sha256', this.key).update(text).digest('hex')
  }

  private verify(purpose: Purpose, path: string, expires: number, signature: string, token = ''): boolean {
    if (!(expires > this.clock.now())) return false
    const wanted = Buffer.from(this.sign(purpose, path, expires, token))
    const given = Buffer.from(signature)
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  }
}
