import type { Envelope } from '../../domain/contract/errors'
import type { Locale } from '../../domain/contract/locale'

export interface CallBody {
  readonly procedure: string
  readonly input: unknown
  /** Idempotency key of a mutation. */
  readonly key?: string
  readonly locale: Locale
  readonly clientVersion: string
}

export interface Transport {
  /**
   * Sends one call. Rejects when no answer came. `identified` asks for an identity where the platform has
   * none by itself.
   */
  send: (name: string, body: CallBody, identified: boolean) => Promise<Envelope<unknown>>
  /** Whether the next call carries an identity without anything being asked. */
  hasIdentity: () => boolean
}

export declare const transport: Transport
/** Prepares the platform's connection; called once when the app starts. */
export declare function startTransport(): void
