import type { Envelope } from '../../domain/contract/errors'
import type { Locale } from '../../domain/contract/locale'

export interface CallBody {
  readonly procedure: string
  readonly input: unknown
  /** Idempotency key of a mutation. */
  readonly key?: string
  /** A delegation under which the call is for somebody else. */
  readonly actingFor?: string
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
  /** Coming in and going out; null where the platform itself knows who calls. */
  readonly session: Session | null
}

/** What a browser carries of somebody who entered. */
export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

export interface Session {
  /** What the person would recognise this browser by, for instance `Chrome · Windows`. */
  readonly browser: () => string
  readonly enter: (tokens: Tokens) => void
  readonly leave: () => void
}

export declare const transport: Transport
/** Prepares the platform's connection; called once when the app starts. */
export declare function startTransport(): void
