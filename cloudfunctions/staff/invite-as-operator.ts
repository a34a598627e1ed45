import { randomBytes } from 'node:crypto'
import { areaPlace, placeKey } from '../../domain/role/place'
import type { Instant } from '../../domain/time/china-time'
import { row, type Database } from '../platform/database'
import { keepCode, oneTimeCode } from '../platform/one-time-code'
import { groundIn } from '../platform/places'
import { INVITATION_LIFETIME, INVITATIONS, type InvitationDocument } from './store'

/**
 * Invites an administrator of the whole district by hand of whoever operates the environment: that is how the first
 * one comes to be. No function calls it.
 * @returns the code and until when it is good
 * @throws when the district has not been written yet
 */
export async function inviteAsOperator(
  database: Database,
  now: Instant,
): Promise<{ readonly code: string; readonly expiresAt: Date }> {
  const district = await row<{ code: string }>(database.collection('settings').doc('district').get())
  const place = areaPlace(district?.code ?? '')
  const ground = await groundIn(database, place)
  if (!ground) throw new Error('there is no district in this database yet')
  const _id = randomBytes(16).toString('hex')
  const at = new Date(now)
  const invitation: InvitationDocument = {
    _id,
    ...keepCode('invitation', _id),
    role: 'administrator',
    place: placeKey(place),
    placeName: ground.name,
    within: ground.within,
    path: ground.path,
    note: '',
    invitedBy: null,
    state: 'open',
    acceptedBy: null,
    expiresAt: new Date(now + INVITATION_LIFETIME),
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  await database.collection(INVITATIONS).add(invitation)
  return { code: oneTimeCode('invitation', _id, invitation.kid), expiresAt: invitation.expiresAt }
}
