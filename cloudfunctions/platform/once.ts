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
  const id = hash([call.caller.subject, procedure, key])
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
      await wait(10 * 2 ** attempt * (0.5 + Math.random() / 2))
    }
  }
  throw new NuanlinError('UNAVAILABLE')
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url')
}
