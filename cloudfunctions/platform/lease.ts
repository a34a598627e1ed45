import { isDuplicate, row, type Database } from './database'

/** How long a lease is good without being renewed, in milliseconds: far longer than a batch takes. */
export const LEASE = 30_000

/** The document that says who is at it: of migrations, or of one job. */
export interface LeaseOf {
  readonly collection: string
  readonly id: string
}

interface LeaseDocument {
  readonly holder: string
  readonly until: Date
  /** Raised whenever the lease changes hands: who has lost it cannot note anything any more. */
  readonly fence: number
}

/** Somebody else took the lease meanwhile; whatever they do, nothing of it is done twice. */
export class LeaseLost extends Error {
  constructor() {
    super('another run has taken over')
    this.name = 'LeaseLost'
  }
}

/**
 * Takes the right to do something that one run does at a time. @returns null while another holds it
 *
 * @param alone nobody else can reach the database, so that a lease that is still good is one of a run that crashed
 */
export async function takeLease(
  db: Database,
  { collection, id }: LeaseOf,
  holder: string,
  now: Date,
  alone = false,
): Promise<{ readonly fence: number } | null> {
  const leases = db.collection(collection)
  const until = new Date(now.getTime() + LEASE)
  const held = await row<LeaseDocument>(leases.doc(id).get())
  if (!held) {
    try {
      await leases.add({ _id: id, holder, until, fence: 1 })
      return { fence: 1 }
    } catch (error) {
      if (isDuplicate(error)) return null
      throw error
    }
  }
  if (!alone && held.until > now) return null
  const fence = held.fence + 1
  const { updated } = await leases
    .where({ _id: id, fence: held.fence, holder: held.holder })
    .update({ holder, until, fence })
  return updated === 1 ? { fence } : null
}

/** @throws LeaseLost when it was not renewed in time and somebody else took it */
export async function renewLease(
  db: Database,
  { collection, id }: LeaseOf,
  fence: number,
  now: Date,
): Promise<void> {
  const until = new Date(now.getTime() + LEASE)
  const { updated } = await db
    .collection(collection)
    .where({ _id: id, fence })
    // Counted, because an update that changes nothing does not count as one.
    .update({ until, renewals: db.command.inc(1) })
  if (updated === 0) throw new LeaseLost()
}

/** Lets others at it at once. */
export async function endLease(db: Database, { collection, id }: LeaseOf, fence: number): Promise<void> {
  await db
    .collection(collection)
    .where({ _id: id, fence })
    .update({ until: new Date(0) })
}
