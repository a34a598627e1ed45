import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { keptSecret } from '../store/kept-secret'
import type { MovableClock } from '../clock/movable-clock'

/** What a signed address allows. */
export type Purpose = 'get' | 'put'

/** The key of a data folder; made once, readable by its owner only. */
function keyOf(folder: string): Buffer {
  return keptSecret(join(folder, 'url-key'), 32, () => randomBytes(32))
}

/** Signs addresses of files: for one purpose, one path, and until a time of the cloud's clock. */
export class UrlSigner {
  private readonly key: Buffer
  private readonly clock: MovableClock

  constructor(folder: string, clock: MovableClock) {
    this.key = keyOf(folder)
    this.clock = clock
  }

  sign(purpose: Purpose, path: string, expires: number): string {
    return createHmac('sha256', this.key).update(`${purpose}\n${path}\n${expires}`).digest('hex')
  }

  /** Whether a signature is right and its time not over. */
  verify(purpose: Purpose, path: string, expires: number, signature: string): boolean {
    if (!(expires > this.clock.now())) return false
    const wanted = Buffer.from(this.sign(purpose, path, expires))
    const given = Buffer.from(signature)
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  }

  /** The address of a file. Its path is in base64url, so that every name is a plain address. */
  address(base: string, purpose: Purpose, path: string, milliseconds: number): string {
    const expires = Math.floor(this.clock.now() + milliseconds)
    const name = Buffer.from(path, 'utf8').toString('base64url')
    return `${base}/files/${name}?expires=${expires}&sign=${this.sign(purpose, path, expires)}`
  }
}
