import { setTimeout as wait } from 'node:timers/promises'
import { isConflict, type Database, type Transaction } from './database'

const ATTEMPTS = 5

/**
 * Does something in one transaction, again when somebody else wrote the same documents at the same moment.
 * Acts of people have {@link once} for it, which also keeps their key.
 *
 * @throws the last conflict, when others kept writing
 */
export async function transact<Result>(
  db: Database,
  effect: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const transaction = await db.startTransaction()
    try {
      const result = await effect(transaction)
      await transaction.commit()
      return result
    } catch (error) {
      await transaction.rollback().catch(() => undefined)
      if (!isConflict(error) || attempt === ATTEMPTS) throw error
      await wait(10 * 2 ** attempt * (0.5 + Math.random() / 2))
    }
  }
}
