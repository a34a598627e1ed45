import { NuanlinError, sentenceFor } from '../../domain/contract/errors'
import { locale } from '../i18n/locale'
import { actingNow } from './acting'
import { isRecord, isString } from './checks'
import { client } from './client'
import { device } from './device'
import { onPersonChange, personChanges } from './person-changes'
import { randomKey } from './random-key'
import { sharedValue } from './shared-value'
import { storage } from './storage'

type Client = typeof client
type InputOfCall<C> = C extends (input: infer I, options?: never) => unknown ? I : never
type AnswerOfCall<C> = C extends (input: never, options?: never) => Promise<infer A> ? A : never

/** An act that waits on this device until the service has heard of it. */
export interface WaitingAct {
  /** Its idempotency key: however often it is sent, it is done once. */
  readonly key: string
  /** `station.reportLocked`. */
  readonly act: string
  readonly input: Readonly<Record<string, unknown>>
  /** For whom it is done; null for myself. */
  readonly actingFor: { readonly id: string; readonly label: string } | null
  /** What it is about, in a word for the person: the name of a station. May be empty. */
  readonly about: string
  /** When it was done, by this device's clock. */
  readonly at: number
  /** It is not sent by itself any more after this moment. */
  readonly until: number
  /** Why it will not be sent by itself any more: a sentence for the person, '' when only its time was up; null while it waits. */
  readonly refused: string | null
}

const NAME = 'outbox'

const isActing = (value: unknown): boolean =>
  value === null || (isRecord(value) && isString(value.id) && isString(value.label))
const isWaiting = (value: unknown): value is WaitingAct =>
  isRecord(value) &&
  isString(value.key) &&
  isString(value.act) &&
  isRecord(value.input) &&
  isActing(value.actingFor) &&
  typeof value.about === 'string' &&
  typeof value.at === 'number' &&
  typeof value.until === 'number' &&
  (value.refused === null || isString(value.refused))
const isList = (value: unknown): value is readonly WaitingAct[] =>
  Array.isArray(value) && value.every(isWaiting)

/** What waits, for whoever shows it; on a device that keeps nothing, this is all there is. */
const waiting = sharedValue<readonly WaitingAct[]>(storage.read(NAME, isList) ?? [])

/** Read anew each time: another tab may have sent some. */
function change(to: (items: readonly WaitingAct[]) => readonly WaitingAct[]): void {
  const next = to(storage.read(NAME, isList) ?? waiting.get())
  // Also an empty one: only a device that keeps nothing has none.
  storage.write(NAME, next)
  waiting.set(next)
}

// Theirs, not of whoever sits down here next.
onPersonChange(() => {
  change(() => [])
})

const hasCode = (error: unknown, codes: readonly string[]) =>
  error instanceof NuanlinError && codes.includes(error.code)

function call({ act, input, key, actingFor }: WaitingAct): Promise<unknown> {
  const [name = '', procedure = ''] = act.split('.')
  const calls = client as unknown as Record<
    string,
    Record<string, (input: unknown, options: object) => Promise<unknown>> | undefined
  >
  const found = calls[name]?.[procedure]
  // An update may have taken away what an earlier version wanted.
  if (!found)
    return Promise.reject(new NuanlinError('NOT_FOUND', { message: sentenceFor('NOT_FOUND', locale.get()) }))
  return found(input, { key, actingFor: actingFor?.id ?? null })
}

/** What became of an act: the service's answer, or that it waits here until there is a network. */
export type Posted<A> = { readonly sent: A } | { readonly waits: true }

interface PostOptions {
  /** Of a form that is sent again by hand: the same key is the same act. */
  readonly key?: string
  /** How long it makes sense to send it, in milliseconds; at most the six days for which the service knows keys. */
  readonly goodFor: number
  readonly about: string
}

/**
 * Does an act that must not be lost: it is kept on the device before it is sent. Without a network it waits, also when
 * the app is closed, and is sent once there is one.
 *
 * @throws NuanlinError when the service refused it: then nothing waits, and the form still has what was typed
 */
export async function post<F extends keyof Client, P extends keyof Client[F] & string>(
  name: F,
  procedure: P,
  input: InputOfCall<Client[F][P]>,
  { key = randomKey(), goodFor, about }: PostOptions,
): Promise<Posted<AnswerOfCall<Client[F][P]>>> {
  const at = Date.now()
  const acting = actingNow()
  const item: WaitingAct = {
    key,
    act: `${name}.${procedure}`,
    input: input as Readonly<Record<string, unknown>>,
    actingFor: acting && { id: acting.id, label: acting.label },
    about,
    at,
    until: at + goodFor,
    refused: null,
  }
  change(items => [...items.filter(one => one.key !== key), item])
  inFlight.add(key)
  try {
    const sent = await call(item)
    withdraw(key)
    return { sent: sent as AnswerOfCall<Client[F][P]> }
  } catch (error) {
    if (hasCode(error, ['UNAVAILABLE'])) return { waits: true }
    withdraw(key)
    throw error
  } finally {
    inFlight.delete(key)
    tryAgainLater()
  }
}

/** Takes back what waits, or what was refused. What is on its way at this moment may still arrive. */
export function withdraw(key: string): void {
  change(items => items.filter(one => one.key !== key))
}

/** What waits or was refused, oldest first. */
export const useOutbox = waiting.use

const inFlight = new Set<string>()
let sending: Promise<void> | undefined

/** Tells pages that an act has arrived at last, so that they ask anew. */
type Arrived = (act: string) => void
const listeners = new Set<Arrived>()
export function onArrival(listener: Arrived): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Sends what waits, one after the other in the order of the taps. */
export function sendWaiting(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined
    tryAgainLater()
  })
  return sending
}

async function sendAll(): Promise<void> {
  change(items => items)
  const person = personChanges()
  for (const item of waiting.get()) {
    if (item.refused !== null || inFlight.has(item.key)) continue
    if (item.until < Date.now()) {
      refuse(item.key, '')
      continue
    }
    inFlight.add(item.key)
    try {
      await call(item)
    } catch (error) {
      if (person !== personChanges()) return
      if (hasCode(error, ['UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED'])) return
      refuse(item.key, error instanceof NuanlinError ? error.message : '')
      continue
    } finally {
      inFlight.delete(item.key)
    }
    withdraw(item.key)
    for (const tell of listeners) tell(item.act)
  }
}

function refuse(key: string, sentence: string): void {
  change(items => items.map(one => (one.key === key ? { ...one, refused: sentence } : one)))
}

/** While something waits and the device says that it has a network: a weak one is tried again, ever less often, in milliseconds. */
const FIRST = 15_000
const LONGEST = 10 * 60_000
let pause = FIRST
let timer: ReturnType<typeof setTimeout> | undefined

function tryAgainLater(): void {
  clearTimeout(timer)
  timer = undefined
  if (waiting.get().every(({ refused }) => refused !== null)) {
    pause = FIRST
    return
  }
  timer = setTimeout(() => {
    pause = Math.min(pause * 2, LONGEST)
    if (device.isOnline()) void sendWaiting()
    else tryAgainLater()
  }, pause)
}

/** Begins to look after what waits. */
export function startOutbox(): void {
  device.onOnlineChange(online => {
    pause = FIRST
    if (online) void sendWaiting()
  })
  void sendWaiting()
}
