import type { Name } from '../../domain/contract/name'
import type { PlaceKey, PlacePath } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import { DAY } from '../../domain/time/china-time'
import { database, row, rows, type Reader, type Transaction } from '../platform/database'
import { GRANTS, MOST_GRANTS, type GrantDocument } from '../platform/grants'
import type { KeptCode } from '../platform/one-time-code'
import { newestFirst, type Page, type PageAsked } from '../platform/newest-first'

/** An offer of a role, as stored in `invitations`. */
export interface InvitationDocument extends KeptCode {
  readonly _id: string
  readonly role: Role
  readonly place: PlaceKey
  readonly placeName: Name
  readonly within: readonly Name[]
  readonly path: PlacePath
  readonly note: string
  /** Subject of who invites; null for the first administrator, whom the operator invites. */
  readonly invitedBy: string | null
  readonly state: 'open' | 'accepted' | 'withdrawn'
  readonly acceptedBy: string | null
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const INVITATIONS = 'invitations'
export const INVITATION_LIFETIME = 7 * DAY

export async function grantsOf(subject: string): Promise<GrantDocument[]> {
  const db = await database()
  return rows<GrantDocument>(
    db.collection(GRANTS).where({ subject }).orderBy('since', 'desc').limit(MOST_GRANTS).get(),
  )
}

export async function findGrant(id: string): Promise<GrantDocument | null> {
  const db = await database()
  return row<GrantDocument>(db.collection(GRANTS).doc(id).get())
}

/** Roles in force or suspended on a place or below it. */
export function membersBelow(
  place: PlaceKey,
  role: Role | undefined,
  page: PageAsked,
): Promise<Page<GrantDocument>> {
  return newestFirst<GrantDocument>(
    GRANTS,
    { path: place, listed: true, ...(role ? { role } : {}) },
    'since',
    page,
  )
}

export async function activeGrantsInside(
  transaction: Transaction,
  subject: string,
): Promise<GrantDocument[]> {
  return rows<GrantDocument>(
    transaction
      .collection(GRANTS)
      .where({ subject, state: 'active' })
      .limit(MOST_GRANTS + 1)
      .get(),
  )
}

export async function writeGrant(transaction: Transaction, grant: GrantDocument): Promise<void> {
  const { _id, ...rest } = grant
  await transaction.collection(GRANTS).doc(_id).set(rest)
}

export async function invitationByCode(hash: string): Promise<InvitationDocument | null> {
  const db = await database()
  const [found] = await rows<InvitationDocument>(
    db.collection(INVITATIONS).where({ codeHash: hash }).limit(1).get(),
  )
  return found ?? null
}

export async function findInvitation(id: string): Promise<InvitationDocument | null> {
  const db = await database()
  return row<InvitationDocument>(db.collection(INVITATIONS).doc(id).get())
}

export async function invitationByCodeInside(
  transaction: Transaction,
  hash: string,
): Promise<InvitationDocument | null> {
  const [found] = await rows<InvitationDocument>(
    transaction.collection(INVITATIONS).where({ codeHash: hash }).limit(1).get(),
  )
  return found ?? null
}

export async function invitationInside(reader: Reader, id: string): Promise<InvitationDocument | null> {
  return row<InvitationDocument>(reader.collection(INVITATIONS).doc(id).get())
}

export async function addInvitation(transaction: Transaction, invitation: InvitationDocument): Promise<void> {
  await transaction.collection(INVITATIONS).add(invitation)
}

/** Takes an open invitation out of circulation. Two who try at once: one of them gets a conflict and looks again. */
export async function closeInvitation(
  transaction: Transaction,
  invitation: InvitationDocument,
  state: 'accepted' | 'withdrawn',
  acceptedBy: string | null,
  at: Date,
): Promise<void> {
  await transaction
    .collection(INVITATIONS)
    .doc(invitation._id)
    .update({ state, acceptedBy, updatedAt: at, version: invitation.version + 1 })
}

/** Invitations to a place or below it that can still be accepted, newest first. */
export async function openInvitations(place: PlaceKey, page: PageAsked): Promise<Page<InvitationDocument>> {
  const { command } = await database()
  const good = { path: place, state: 'open', expiresAt: command.gt(new Date(page.now)) }
  return newestFirst<InvitationDocument>(INVITATIONS, good, 'expiresAt', page)
}
