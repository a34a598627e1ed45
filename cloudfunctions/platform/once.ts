import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { NuanlinError } from '../../domain/contract/errors'
import { DAY } from '../../domain/time/china-time'
import type { PersonalCall } from './call'
import { isConflict, isDuplicate, row, type Database, type Transaction } from './database'

const COLLECTION = 'idempotency_keys'
const KEPT = 7 * DAY
const ATTEMPTS = 8

interface KeyDocument {
  readonly _id: string
  readonly body: string
  readonly reference: string | null
  readonly expiresAt: Date
}

/**
 * Does an effect once for each key. The record of the key and the effect commit in one transaction, so a
 * crash leaves both or neither. Two calls in flight with one key: the second answers as the first did, also
 * where the first was done between its look for the key and its effect, which then refuses because of what the
 * first wrote. The same key with another body is refused. Keys belong to a caller and a procedure and are kept
 * seven days.
 *
 * @param usuallyNew the key is looked for only after something was refused, see the contract's procedures
 * @returns the effect's reference, from this call or the one that did it
 * @throws CONFLICT for another body, UNAVAILABLE when others kept writing the same documents
 */
export async function once(
  db: Database,
  call: PersonalCall,
  procedure: string,
  key: string,
  input: unknown,
  effect: (transaction: Transaction) => Promise<string | null>,
  usuallyNew = false,
): Promise<string | null> {
  const id = keyOf(call, procedure, key)
  const body = hash(input)
  const before = async () => {
    const done = await row<KeyDocument>(db.collection(COLLECTION).doc(id).get())
    if (done && done.body !== body) throw new NuanlinError('CONFLICT')
    return done
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const done = usuallyNew && attempt === 0 ? null : await before()
    if (done) return done.reference
    const transaction = await db.startTransaction()
    try {
      const reference = await effect(transaction)
      const record: KeyDocument = { _id: id, body, reference, expiresAt: new Date(call.now + KEPT) }
      await transaction.collection(COLLECTION).add(record)
      await transaction.commit()
      return reference
    } catch (error) {
      await transaction.rollback().catch(() => undefined)
      if (!isConflict(error) && !isDuplicate(error)) {
        const meanwhile = await before()
        if (meanwhile) return meanwhile.reference
        throw error
      }
      await othersFirst(attempt)
    }
  }
  throw new NuanlinError('UNAVAILABLE')
}

/**
 * Does once for each key what is one document and nothing else: the key is its id, and the database stores one
 * document under an id. No transaction and no record of the key is needed, which is more than half of what it would
 * cost; a crash leaves the document or nothing.
 *
 * @param effect writes the document under this id; tried again, with the attempts so far, when somebody else wrote what
 *   stands in its way
 * @param isDone whether the document is there, by an earlier call; throws CONFLICT when it says something else
 * @returns the document's id: 128 bits of the key's hash in hexadecimal
 * @throws UNAVAILABLE when others kept writing the same
 */
export async function onceAlone(
  call: PersonalCall,
  procedure: string,
  key: string,
  effect: (id: string, attempt: number) => Promise<void>,
  isDone: (id: string) => Promise<boolean>,
): Promise<string> {
  const id = keyOf(call, procedure, key, 'hex').slice(0, 32)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      await effect(id, attempt)
      return id
    } catch (error) {
      if (await isDone(id)) return id
      if (!isConflict(error) && !isDuplicate(error)) throw error
      await othersFirst(attempt)
    }
  }
  throw new NuanlinError('UNAVAILABLE')
}

/** A little longer each time, and never as long as somebody else. */
const othersFirst = (attempt: number) => wait(10 * 2 ** attempt * (0.5 + Math.random() / 2))

const keyOf = (call: PersonalCall, procedure: string, key: string, as: 'base64url' | 'hex' = 'base64url') =>
  hash([call.caller.subject, procedure, key], as)

function hash(value: unknown, as: 'base64url' | 'hex' = 'base64url'): string {
  return createHash('sha256').update(JSON.stringify(value)).digest(as)
}
