import { isConflict, type Database, type Transaction } from '../platform/database'

const ATTEMPTS = 4

/**
 * Does something in one transaction, again where somebody else wrote the same at that moment.
 * @throws the conflict, where others kept writing
 */
export async function inTransaction<Result>(
  db: Database,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const transaction = await db.startTransaction()
    try {
      const result = await work(transaction)
      await transaction.commit()
      return result
    } catch (error) {
      await transaction.rollback().catch(() => undefined)
      if (!isConflict(error) || attempt === ATTEMPTS) throw error
    }
  }
}
