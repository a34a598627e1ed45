import { NuanlinError, sentenceFor } from '../../domain/contract/errors'
import { locale } from '../i18n/locale'
import { answered, keyOf } from './act-once'
import { actingNow } from './acting'
import { isRecord, isString } from './checks'
import { client } from './client'
import { device } from './device'
import { deviceValue } from './device-value'
import { dropDraft, hasDraft, keptDraft, putBack, sentDraft } from './draft'
import { onPersonChange, personChanges } from './person-changes'
import { randomKey } from './random-key'
import { sharedValue } from './shared-value'

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
  /** Where it was typed, so that it can be mended when it is refused: the draft, what it held, and the page. */
  readonly form?: Form
}

interface Form {
  readonly draft: string
  readonly value: unknown
  readonly url: string
}

const NAME = 'outbox'

const isActing = (value: unknown): boolean =>
  value === null || (isRecord(value) && isString(value.id) && isString(value.label))
const isForm = (value: unknown): boolean =>
  value === undefined || (isRecord(value) && isString(value.draft) && 'value' in value && isString(value.url))
const isWaiting = (value: unknown): value is WaitingAct =>
  isRecord(value) &&
  isString(value.key) &&
  isString(value.act) &&
  isRecord(value.input) &&
  isActing(value.actingFor) &&
  typeof value.about === 'string' &&
  typeof value.at === 'number' &&
  typeof value.until === 'number' &&
  (value.refused === null || isString(value.refused)) &&
  isForm(value.form)
const isList = (value: unknown): value is readonly WaitingAct[] =>
  Array.isArray(value) && value.every(isWaiting)

const list = deviceValue<readonly WaitingAct[]>(NAME, isList, [])
/** What waits, for whoever shows it. */
const waiting = sharedValue(list.read())

/** Of what stands there by now: another tab may have sent some. */
function change(to: (items: readonly WaitingAct[]) => readonly WaitingAct[]): void {
  const next = to(list.read())
  list.write(next)
  waiting.set(next)
}

// Theirs, not of whoever sits down here next.
onPersonChange(where => {
  if (where === 'here') list.empty()
  else list.letGo()
  waiting.set(list.read())
})

/** What says nothing about the act: later it may be done. */
const forNow = ['UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED']

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
  /** Where there is no form: the same key is the same act. */
  readonly key?: string
  /** Also while I act for somebody: this is about me. */
  readonly forMyself?: boolean
  /** It waits also where the service is broken, or has had enough of us: nobody could do it again. */
  readonly mustArrive?: boolean
  /** How long it makes sense to send it, in milliseconds; at most the six days for which the service knows keys. */
  readonly goodFor: number
  readonly about: string
  /**
   * Given, what is refused later can be brought back into its form, and the same words from it are the same act. Its
   * value is the draft's, as it is kept: then the draft goes with the act, whenever that arrives.
   */
  readonly form?: Form
}

/**
 * Does an act that must not be lost: it is kept on the device before it is sent. Without a network it waits, also when
 * the app is closed, and is sent once there is one. The draft of its form is done with either way, but not what was typed
 * there since.
 *
 * @throws NuanlinError when the service refused it: then nothing waits, and the form still has what was typed
 */
export async function post<F extends keyof Client, P extends keyof Client[F] & string>(
  name: F,
  procedure: P,
  input: InputOfCall<Client[F][P]>,
  { goodFor, about, form, ...options }: PostOptions,
): Promise<Posted<AnswerOfCall<Client[F][P]>>> {
  const at = Date.now()
  const acting = options.forMyself ? null : actingNow()
  const act = `${name}.${procedure}`
  const key = options.key ?? (form ? keyOf(form.draft, [act, input]) : randomKey())
  const item: WaitingAct = {
    key,
    act,
    input: input as Readonly<Record<string, unknown>>,
    actingFor: acting && { id: acting.id, label: acting.label },
    about,
    at,
    until: at + goodFor,
    refused: null,
    ...(form ? { form } : {}),
  }
  change(items => [...items.filter(one => one.key !== key), item])
  inFlight.add(key)
  const show = hideAtFirst(key)
  const dropSent = form ? sentDraft(form.draft) : null
  try {
    const sent = await call(item)
    arrived(item)
    dropSent?.()
    return { sent: sent as AnswerOfCall<Client[F][P]> }
  } catch (error) {
    // Unless somebody else is here by now, or it was taken back: then nothing waits.
    const waits = waiting.get().some(one => one.key === key)
    if (waits && hasCode(error, options.mustArrive ? forNow : ['UNAVAILABLE'])) {
      dropSent?.()
      return { waits: true }
    }
    withdraw(key)
    throw error
  } finally {
    inFlight.delete(key)
    show()
    tryAgainLater()
  }
}

/**
 * Brings what was refused back into its form; the page of the form is where it goes on.
 * @returns whether it is there; false where something newer was begun in that form, which comes first
 */
export function mend({ key, form }: WaitingAct): boolean {
  if (form && hasDraft(form.draft)) return false
  if (form) putBack(form.draft, form.value)
  withdraw(key)
  return true
}

function arrived({ key, form }: WaitingAct): void {
  withdraw(key)
  if (!form) return
  answered(form.draft, key)
  // Of a call that the app did not outlive; but not what was typed there since.
  if (JSON.stringify(keptDraft(form.draft)) === JSON.stringify(form.value)) dropDraft(form.draft)
}

/** Takes back what waits, or what was refused. What is on its way at this moment may still arrive. */
export function withdraw(key: string): void {
  change(items => items.filter(one => one.key !== key))
}

/** What waits or was refused, oldest first. */
export const useOutbox = waiting.use

/** An answer comes sooner as a rule, in milliseconds. */
const SOON = 3000
const hidden = sharedValue<readonly string[]>([])

/** What is tapped is not said to wait while it is only just on its way. @returns shows it */
function hideAtFirst(key: string): () => void {
  const show = () => {
    clearTimeout(soon)
    hidden.set(hidden.get().filter(one => one !== key))
  }
  const soon = setTimeout(show, SOON)
  hidden.set([...hidden.get(), key])
  return show
}

/** What waits or was refused, without what is only just on its way. */
export function useKept(): readonly WaitingAct[] {
  const items = waiting.use()
  const keys = hidden.use()
  return items.filter(({ key }) => !keys.includes(key))
}

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
  const person = personChanges()
  const tried = new Set<string>()
  for (;;) {
    // Anew for each: what was taken back meanwhile, here or in another tab, is not sent.
    change(items => items)
    const item = waiting
      .get()
      .find(({ key, refused }) => refused === null && !tried.has(key) && !inFlight.has(key))
    if (!item) return
    tried.add(item.key)
    if (item.until < Date.now()) {
      refuse(item.key, '')
      continue
    }
    inFlight.add(item.key)
    try {
      await call(item)
    } catch (error) {
      if (person !== personChanges()) return
      if (hasCode(error, ['UNAVAILABLE', 'RATE_LIMITED'])) return
      // What fails by itself does not hold up the others; it is tried again later.
      if (!hasCode(error, ['INTERNAL'])) refuse(item.key, error instanceof NuanlinError ? error.message : '')
      continue
    } finally {
      inFlight.delete(item.key)
    }
    // What else waits is not theirs who is here now.
    if (person !== personChanges()) return
    arrived(item)
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
