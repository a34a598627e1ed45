import { createHmac } from 'node:crypto'
import { placeKey, type PlaceKey, type PlacePath, type PlaceRef } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import { canonical } from './canonical'
import { row, type Transaction } from './database'
import { everyKey, signingKeys } from './signing-keys'

/** What a handler says of an act of staff: serve adds who, when and where, and writes it with the act itself. */
export interface Act {
  /** What was changed: kind of document and its id. */
  readonly target: PlaceRef
  /** The part that changed, as it was and as it is; null for what was not there, or is no more. */
  readonly before: object | null
  readonly after: object | null
  /** Why, where the person was asked. */
  readonly reason?: string
}

/** Who did it: a person, in which role, and for whom where it was on somebody's behalf. */
export interface Actor {
  readonly subject: string
  readonly role: Role | null
  readonly onBehalfOf: string | null
}

/** One line of the audit log, as stored in `audit`. Lines are only ever added. */
export interface AuditDocument {
  /** `<chain>#<seq>`: two acts at once cannot both be the next line. */
  readonly _id: string
  /** The place whose log this is: lines of one place hang together. */
  readonly chain: PlaceKey
  readonly seq: number
  readonly at: Date
  readonly actor: string
  readonly role: Role | null
  readonly onBehalfOf: string | null
  readonly procedure: string
  readonly target: PlaceKey
  /** Of the target, to filter by. */
  readonly kind: string
  /** Keys of every place that holds the place, or that it concerns: whose reach covers one of them may read the line. */
  readonly path: PlacePath
  /** JSON. Text, so that it hashes to the same for ever. */
  readonly before: string | null
  readonly after: string | null
  readonly reason: string | null
  readonly requestId: string
  /** Hash of the line before; empty for the first. */
  readonly previous: string
  /** Of the key that makes the hash. */
  readonly kid: string
  /** Keyed: whoever can write the database, but has no key, cannot make another. */
  readonly hash: string
  /** Absent unless a person was taken out of the line when their account was deleted: then it vouches for the rest. */
  readonly cleared?: Cleared
}

/** That a line was cleared, under a seal that only the holder of a key can make: see decision 13. */
interface Cleared {
  readonly kid: string
  readonly seal: string
}

/** What a line says, which its hash covers. */
type Said = Omit<AuditDocument, '_id' | 'hash' | 'cleared'>

/** The end of one place's log, as stored in `audit_heads`: without it the last lines could go unnoticed. */
interface HeadDocument extends Head {
  readonly updatedAt: Date
}

/** What the end of a log says, under a seal that only the holder of a key can make. */
export interface Head {
  readonly seq: number
  readonly hash: string
  /** The line after which a head was found that nobody with a key had sealed; null as long as none was. */
  readonly brokenAt: number | null
  readonly kid: string
  readonly seal: string
}

export const AUDIT = 'audit'
export const AUDIT_HEADS = 'audit_heads'

/**
 * Adds a line to the log of the place at the end of `path`, inside the transaction of the act itself: either both
 * are there or neither. Acts at the same place at the same moment follow one another.
 */
export async function writeAct(
  transaction: Transaction,
  procedure: string,
  { path, alsoAt = [] }: { readonly path: PlacePath; readonly alsoAt?: PlacePath },
  actor: Actor,
  act: Act,
  at: Date,
  requestId: string,
): Promise<void> {
  const chain = path.at(-1)
  if (chain === undefined) throw new Error(`${procedure}: an act of staff without a place`)
  const heads = transaction.collection(AUDIT_HEADS)
  const head = await row<HeadDocument>(heads.doc(chain).get())
  const seq = (head?.seq ?? 0) + 1
  const line: Said = {
    chain,
    seq,
    at,
    actor: actor.subject,
    role: actor.role,
    onBehalfOf: actor.onBehalfOf,
    procedure,
    target: placeKey(act.target),
    kind: act.target.kind,
    path: [...new Set([...path.slice(0, -1), ...alsoAt]), chain],
    before: act.before && canonical(act.before),
    after: act.after && canonical(act.after),
    reason: act.reason ?? null,
    requestId,
    previous: head?.hash ?? '',
    kid: newestKid(),
  }
  const hash = hashOf(line) ?? ''
  await transaction.collection(AUDIT).add({ _id: `${chain}#${seq}`, ...line, hash })
  // Going on after a forged head would make it good: it is sealed with what it is, for ever.
  const brokenAt = head === null || isSealed(chain, head) ? (head?.brokenAt ?? null) : head.seq
  await heads.doc(chain).set({ ...sealed(chain, { seq, hash, brokenAt }), updatedAt: at })
}

function newestKid(): string {
  const [newest] = signingKeys()
  if (!newest) throw new Error('there is no key for the audit log')
  return newest.kid
}

/**
 * HMAC-SHA-256 over everything a line says, the hash of the line before included. Null when the key is not known,
 * as that of a line which nobody with a key has written.
 */
function hashOf(line: Said): string | null {
  const { at, ...rest } = line
  return macOf(line.kid, `line.${canonical({ ...rest, at: at.toISOString() })}`)
}

/**
 * A line with other words in it, as it is stored once somebody who is no more was taken out: the hash stays, for the
 * next line hangs on it.
 */
export function clearedLine(line: AuditDocument, words: Partial<Said>): AuditDocument {
  const { _id, hash, cleared: _, ...before } = line
  const said = { ...before, ...words }
  const kid = newestKid()
  return { _id, ...said, hash, cleared: { kid, seal: clearedSeal(said, hash, kid) ?? '' } }
}

function clearedSeal({ at, ...rest }: Said, hash: string, kid: string): string | null {
  return macOf(kid, `cleared.${canonical({ ...rest, at: at.toISOString(), hash })}`)
}

/** Whether a line says what was written, or what was left of it under seal. */
function isTrue({ _id, hash, cleared, ...said }: AuditDocument): boolean {
  return cleared ? clearedSeal(said, hash, cleared.kid) === cleared.seal : hashOf(said) === hash
}

/** The end of a log, sealed with the newest key. */
function sealed(chain: PlaceKey, end: Pick<Head, 'seq' | 'hash' | 'brokenAt'>): Head {
  const kid = newestKid()
  return { ...end, kid, seal: sealOf(chain, { ...end, kid }) ?? '' }
}

function isSealed(chain: PlaceKey, head: Head): boolean {
  return sealOf(chain, head) === head.seal
}

function sealOf(chain: PlaceKey, { seq, hash, brokenAt, kid }: Omit<Head, 'seal'>): string | null {
  return macOf(kid, `head.${canonical({ chain, seq, hash, brokenAt })}`)
}

function macOf(kid: string, text: string): string | null {
  const key = everyKey().find(one => one.kid === kid)
  return key ? createHmac('sha256', key.secret).update(`audit.${text}`).digest('base64url') : null
}

/** Where a log does not hang together: a line that is missing, changed, or more than its head says. */
export interface Break {
  readonly seq: number
  readonly what: 'missing' | 'changed' | 'beyond'
}

/** Where one has read a chain to. */
export interface Read {
  readonly seq: number
  readonly hash: string
}

export const START: Read = { seq: 0, hash: '' }

/** Checks lines of one chain, in order, against what was read before them. */
export function readOn(before: Read, lines: readonly AuditDocument[]): Read | Break {
  let { seq, hash: previous } = before
  for (const line of lines) {
    seq++
    if (line.seq !== seq) return { seq, what: 'missing' }
    if (line.previous !== previous || !isTrue(line)) return { seq, what: 'changed' }
    previous = line.hash
  }
  return { seq, hash: previous }
}

/** Like `endsAt` for a log that goes on while it is read: what its head said before is there, what it says after is its end. */
export function endsWhileRead(
  chain: PlaceKey,
  before: Head | null,
  after: Head | null,
  last: Read,
): Break | null {
  if (last.seq < (before?.seq ?? 0)) return endsAt(chain, before, last)
  // What the head says itself is checked also when it has gone on since.
  return endsAt(chain, after, after !== null && last.seq < after.seq ? after : last)
}

/** Checks the last that was read of a chain against its head. */
export function endsAt(chain: PlaceKey, head: Head | null, last: Read): Break | null {
  if (head && !isSealed(chain, head)) return { seq: head.seq, what: 'changed' }
  if (head && head.brokenAt !== null) return { seq: head.brokenAt, what: 'changed' }
  const { seq, hash } = head ?? START
  if (last.seq < seq) return { seq: last.seq + 1, what: 'missing' }
  if (last.seq > seq) return { seq: seq + 1, what: 'beyond' }
  return last.hash === hash ? null : { seq, what: 'changed' }
}
