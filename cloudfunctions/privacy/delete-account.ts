import { randomUUID } from 'node:crypto'
import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import { goneOf } from '../../domain/privacy/gone'
import type { privacyContract } from '../../domain/privacy/contract'
import { writeAct } from '../platform/audit'
import { callerOf, type Handlers } from '../platform/call'
import { database, row, rows, type Reader, type Transaction } from '../platform/database'
import { DELEGATIONS, type DelegationDocument } from '../platform/delegations'
import {
  countAdministrators,
  GRANTS,
  guardRoles,
  GUARDS,
  MOST_GRANTS,
  type GrantDocument,
} from '../platform/grants'
import { tell } from '../platform/notify'
import { personInside, removePerson } from '../platform/people'
import { endSession, openSessionsInside } from '../platform/session'
import { clearAccount } from './clear-account'
import { addDeletion, findDeletion } from './store-deletion'

/** Batches of one call: seconds. */
const AT_ONCE = 60

type Procedures = Pick<(typeof privacyContract)['procedures'], 'deletionPreview' | 'deleteAccount'>

export const handlers: Handlers<Procedures> = {
  async deletionPreview(_input, call) {
    const { subject } = callerOf(call)
    const db = await database()
    const count = async (collection: string, of: object) =>
      (
        await db
          .collection(collection)
          .where({ person: subject, ...of })
          .count()
      ).total
    const [grants, delegations, administrators, bookings, submissions] = await Promise.all([
      listedGrants(db, subject),
      openDelegations(db, subject),
      row<{ count: number }>(db.collection(GUARDS).doc('administrators').get()),
      count('bookings', { upcoming: true }),
      // Of what was withdrawn only that is left.
      count('submissions', { state: db.command.neq('withdrawn') }),
    ])
    const administers = grants.some(isAdministrator)
    return {
      grants: grants.map(({ role, placeName }) => ({ role, placeName: nameIn(placeName, call.locale) })),
      family: delegations.filter(({ kind, expiresAt }) => kind === 'family' && expiresAt.getTime() > call.now)
        .length,
      bookings,
      submissions,
      lastAdministrator: administers && (administrators?.count ?? 0) <= 1,
    }
  },

  deleteAccount: {
    async effect(_input, call, transaction) {
      const { caller, now, requestId } = call
      const { subject } = caller
      const at = new Date(now)
      const person = await personInside(transaction, subject)
      const id = person?._id ?? randomUUID()
      await endRoles(transaction, { subject, id, requestId }, at)
      for (const { _id } of await openSessionsInside(transaction, subject))
        await endSession(transaction, _id, now)
      await endDelegations(transaction, subject, at)
      if (person) await removePerson(transaction, id)
      await addDeletion(transaction, { subject, id, nickname: person?.nickname ?? '' }, at)
      return id
    },
    async answer(reference, _input, { now, log }) {
      // At once where it is little, as it nearly always is; the job does what is left, or all of it.
      try {
        const db = await database()
        const deletion = reference === null ? null : await findDeletion(db, reference)
        let batches = 0
        if (deletion)
          await clearAccount(db, deletion, new Date(now), () =>
            ++batches > AT_ONCE ? Promise.reject(new Error('the rest is for the job')) : Promise.resolve(),
          )
      } catch (error) {
        log.error('an account is not cleared yet', error)
      }
      return {}
    },
  },
}

const isAdministrator = ({ role, state }: GrantDocument) => role === 'administrator' && state === 'active'

/** Ends every role, each with a line in the log of its place, by the id that is left of the person. */
async function endRoles(
  transaction: Transaction,
  { subject, id, requestId }: { readonly subject: string; readonly id: string; readonly requestId: string },
  at: Date,
): Promise<void> {
  const grants = await listedGrants(transaction, subject)
  if (grants.some(isAdministrator) && (await countAdministrators(transaction, -1)) < 1)
    throw new NuanlinError('LAST_ADMINISTRATOR')
  // An act of theirs at the same moment has to look again.
  if (grants.length > 0) await guardRoles(transaction, id, at)
  for (const grant of grants) {
    const { _id, role, place, path, state, version } = grant
    const ended = { state: 'ended', listed: false, updatedAt: at, version: version + 1 } as const
    await transaction.collection(GRANTS).doc(_id).update(ended)
    const said = { person: id, role, place }
    await writeAct(
      transaction,
      'privacy.deleteAccount',
      { path },
      { subject: goneOf(id), role: state === 'active' ? role : null, onBehalfOf: null },
      {
        target: { kind: 'grant', id: _id },
        before: { ...said, state, version },
        after: { ...said, state: 'ended', version: version + 1 },
      },
      at,
      requestId,
    )
  }
}

/** Ends what is left of acting for each other; the family is told, without a name. */
async function endDelegations(transaction: Transaction, subject: string, at: Date): Promise<void> {
  for (const one of await openDelegations(transaction, subject)) {
    await transaction
      .collection(DELEGATIONS)
      .doc(one._id)
      .update({ endedAt: at, updatedAt: at, version: one.version + 1 })
    if (one.kind !== 'family' || one.expiresAt <= at) continue
    const other = one.actor === subject ? one.person : one.actor
    await tell(transaction, other, { kind: 'delegation_ended', nickname: '' }, at)
  }
  const offers = transaction.collection('delegation_offers')
  for (const { _id } of await rows<{ _id: string }>(
    offers.where({ person: subject, state: 'open' }).limit(100).get(),
  ))
    await offers.doc(_id).delete()
}

function listedGrants(reader: Reader, subject: string): Promise<GrantDocument[]> {
  return rows<GrantDocument>(
    reader
      .collection(GRANTS)
      .where({ subject, listed: true })
      .limit(2 * MOST_GRANTS)
      .get(),
  )
}

async function openDelegations(reader: Reader, subject: string): Promise<DelegationDocument[]> {
  const of = (side: 'actor' | 'person') =>
    rows<DelegationDocument>(
      reader
        .collection(DELEGATIONS)
        .where({ [side]: subject, endedAt: null })
        .limit(100)
        .get(),
    )
  return [...(await of('actor')), ...(await of('person'))]
}
