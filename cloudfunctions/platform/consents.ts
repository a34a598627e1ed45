import { createHash } from 'node:crypto'
import { nothingAgreed, type Consent } from '../../domain/sending/consents'
import { row, type Transaction } from './database'

/** What somebody agreed to of one template, as stored in `consents`. */
export interface ConsentDocument extends Consent {
  readonly _id: string
  /** Their subject. */
  readonly person: string
  readonly template: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const CONSENTS = 'consents'

export function consentId(person: string, template: string): string {
  return createHash('sha256')
    .update(JSON.stringify([person, template]))
    .digest('base64url')
}

/** What they have agreed to; nothing where they were never asked. */
export async function consentInside(
  transaction: Transaction,
  person: string,
  template: string,
): Promise<ConsentDocument | null> {
  return row<ConsentDocument>(transaction.collection(CONSENTS).doc(consentId(person, template)).get())
}

/** Writes what they agree to from now on. */
export async function writeConsent(
  transaction: Transaction,
  person: string,
  template: string,
  change: (before: Consent) => Consent,
  at: Date,
): Promise<void> {
  const consents = transaction.collection(CONSENTS)
  const known = await consentInside(transaction, person, template)
  const { left, lasting } = change(known ?? nothingAgreed)
  if (known) {
    await consents.doc(known._id).update({ left, lasting, updatedAt: at, version: known.version + 1 })
    return
  }
  const first: ConsentDocument = {
    _id: consentId(person, template),
    person,
    template,
    left,
    lasting,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  await consents.add(first)
}
