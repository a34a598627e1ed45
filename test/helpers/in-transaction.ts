import type { Database, Transaction } from '../../cloudfunctions/platform/database'

/** Writes something that belongs together, as a call would. */
export async function inTransaction(
  database: Database,
  write: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  const transaction = await database.startTransaction()
  await write(transaction)
  await transaction.commit()
}
