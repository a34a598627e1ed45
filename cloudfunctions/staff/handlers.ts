import { randomBytes } from 'node:crypto'
import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import { placeKey, reaches } from '../../domain/role/place'
import { levelsOf, mayGrant, type Role } from '../../domain/role/roles'
import type { staffContract } from '../../domain/staff/contract'
import { enterArea } from '../platform/areas'
import { callerOf, type Handlers, type StaffCall } from '../platform/call'
import {
  countAdministrators,
  grantId,
  grantInside,
  guardRoles,
  MOST_GRANTS,
  type GrantDocument,
} from '../platform/grants'
import { tell } from '../platform/notify'
import { findPerson, nicknamesOf, writePerson } from '../platform/people'
import { groundOf } from '../platform/places'
import { codeHash, keepCode, oneTimeCode } from '../platform/one-time-code'
import { changeGrant } from './change-grant'
import { grantInLog, grantTarget, placeOf, toGrant } from './present'
import * as store from './store'

const PAGE = 30

export const handlers: Handlers<(typeof staffContract)['procedures']> = {
  async mine(_input, call) {
    const grants = await store.grantsOf(callerOf(call).subject)
    return { grants: grants.filter(grant => grant.listed).map(grant => toGrant(grant, call.locale)) }
  },

  async members({ place, role, cursor }, call) {
    const caller = callerOf(call)
    const scope = ['staff.members', caller.subject, place, role ?? null]
    const { items, next } = await store.membersBelow(placeKey(place), role, {
      cursor,
      limit: PAGE,
      scope,
      now: call.now,
    })
    const nicknames = await nicknamesOf(items.map(grant => grant.subject))
    return {
      items: items.map(grant => ({
        ...toGrant(grant, call.locale),
        nickname: nicknames.get(grant.subject) ?? '',
        me: grant.subject === caller.subject,
      })),
      next,
    }
  },

  async invitations({ place, cursor }, { caller, now, locale }) {
    const scope = ['staff.invitations', caller.subject, place]
    const { items, next } = await store.openInvitations(placeKey(place), {
      cursor,
      limit: PAGE,
      scope,
      now,
    })
    return {
      next,
      items: items.map(({ _id, role, placeName, expiresAt, note }) => ({
        id: _id,
        role,
        placeName: nameIn(placeName, locale),
        expiresAt: expiresAt.toISOString(),
        note,
      })),
    }
  },

  invite: {
    async effect({ role, place, note }, call, transaction) {
      mustHold(call, role)
      const ground = await groundOf(place)
      if (!ground) throw new NuanlinError('NOT_FOUND')
      if (!ground.open) throw new NuanlinError('AREA_CLOSED')
      if (!levelsOf[role].includes(ground.level)) throw new NuanlinError('WRONG_LEVEL')
      const id = randomBytes(16).toString('hex')
      const at = new Date(call.now)
      await store.addInvitation(transaction, {
        _id: id,
        ...keepCode('invitation', id),
        role,
        place: placeKey(place),
        placeName: ground.name,
        within: ground.within,
        path: call.path,
        note,
        invitedBy: call.caller.subject,
        state: 'open',
        acceptedBy: null,
        expiresAt: new Date(call.now + store.INVITATION_LIFETIME),
        createdAt: at,
        updatedAt: at,
        version: 1,
      })
      return {
        reference: id,
        act: { target: { kind: 'invitation', id }, before: null, after: { role, place: placeKey(place) } },
      }
    },
    async answer(reference) {
      const invitation = reference === null ? null : await store.findInvitation(reference)
      if (!invitation) throw new NuanlinError('NOT_FOUND')
      return {
        id: invitation._id,
        code: oneTimeCode('invitation', invitation._id, invitation.kid),
        expiresAt: invitation.expiresAt.toISOString(),
      }
    },
  },

  withdraw: {
    async effect({ invitationId }, call, transaction) {
      const invitation = await store.invitationInside(transaction, invitationId)
      if (!invitation) throw new NuanlinError('NOT_FOUND')
      if (invitation.state !== 'open') throw new NuanlinError('INVITATION_OVER')
      await store.closeInvitation(transaction, invitation, 'withdrawn', null, new Date(call.now))
      const { role, place } = invitation
      return {
        reference: invitationId,
        act: {
          target: { kind: 'invitation', id: invitationId },
          before: { role, place, state: 'open' },
          after: { role, place, state: 'withdrawn' },
        },
      }
    },
    answer: () => Promise.resolve({}),
  },

  async invitation({ code }, { now, locale }) {
    const invitation = await store.invitationByCode(codeHash('invitation', code))
    if (invitation?.state !== 'open' || invitation.expiresAt.getTime() <= now)
      throw new NuanlinError('INVITATION_OVER')
    const from = invitation.invitedBy === null ? null : await findPerson({ subject: invitation.invitedBy })
    return {
      role: invitation.role,
      place: placeOf(invitation.place),
      placeName: nameIn(invitation.placeName, locale),
      within: invitation.within.map(name => nameIn(name, locale)),
      from: from?.nickname ?? '',
      expiresAt: invitation.expiresAt.toISOString(),
    }
  },

  accept: {
    async effect({ code }, call, transaction) {
      const { caller, now } = call
      const at = new Date(now)
      const invitation = await store.invitationByCodeInside(transaction, codeHash('invitation', code))
      if (invitation?.state !== 'open' || invitation.expiresAt.getTime() <= now)
        throw new NuanlinError('INVITATION_OVER')
      const { role, place, path, invitedBy } = invitation
      // Who invites may have lost the right since.
      if (invitedBy !== null) {
        const giver = await store.activeGrantsInside(transaction, invitedBy)
        const right = giver.find(held => mayGrant(held.role, role) && reaches([held], [held.role], path))
        if (!right) throw new NuanlinError('INVITATION_OVER')
        // Or lose it at this very moment: then one of the two looks again.
        await guardRoles(transaction, right.person, at)
      }
      const { kind, id: area } = placeOf(place)
      if (kind === 'area' && !(await enterArea(transaction, area, at)))
        throw new NuanlinError('INVITATION_OVER')
      // Two invitations accepted at the same moment meet in the person.
      const person = await writePerson(transaction, caller, at, () => ({}))
      const held = await store.activeGrantsInside(transaction, caller.subject)
      if (held.length >= MOST_GRANTS) throw new NuanlinError('TOO_MANY_ROLES')
      const id = grantId(person._id, role, place)
      const before = await grantInside(transaction, id)
      if (before?.state === 'suspended') throw new NuanlinError('SUSPENDED')
      const grant: GrantDocument = {
        _id: id,
        subject: caller.subject,
        person: person._id,
        role,
        place,
        placeName: invitation.placeName,
        within: invitation.within,
        path,
        state: 'active',
        listed: true,
        givenBy: invitedBy,
        since: before?.state === 'active' ? before.since : at,
        suspendedAt: null,
        createdAt: before?.createdAt ?? at,
        updatedAt: at,
        version: (before?.version ?? 0) + 1,
      }
      await store.writeGrant(transaction, grant)
      await store.closeInvitation(transaction, invitation, 'accepted', caller.subject, at)
      const accepted = { kind: 'invitation_accepted', role, placeName: invitation.placeName } as const
      if (invitedBy !== null)
        await tell(transaction, invitedBy, { ...accepted, nickname: person.nickname }, at, caller.subject)
      if (role === 'administrator' && before?.state !== 'active') await countAdministrators(transaction, 1)
      return {
        reference: id,
        path,
        act: {
          target: grantTarget(id),
          before: before && grantInLog(before),
          after: { ...grantInLog(grant), version: grant.version, invitation: invitation._id },
        },
      }
    },
    answer: (reference, _input, { locale }) => grantNow(reference, locale),
  },

  suspend: {
    effect: ({ grantId: id, version, reason }, call, transaction) =>
      changeGrant(transaction, call, { id, version, from: ['active'], to: 'suspended', reason }),
    answer: (reference, _input, { locale }) => grantNow(reference, locale),
  },

  resume: {
    effect: ({ grantId: id, version }, call, transaction) =>
      changeGrant(transaction, call, { id, version, from: ['suspended'], to: 'active' }),
    answer: (reference, _input, { locale }) => grantNow(reference, locale),
  },

  end: {
    effect: ({ grantId: id, version, reason }, call, transaction) =>
      changeGrant(transaction, call, { id, version, from: ['active', 'suspended'], to: 'ended', reason }),
    answer: (reference, _input, { locale }) => grantNow(reference, locale),
  },
}

/** @throws NOT_YOURS_TO_GIVE when the caller holds nothing at the place of the call that gives this role */
function mustHold({ held, path }: Pick<StaffCall, 'held' | 'path'>, role: Role): void {
  const gives = held.some(own => mayGrant(own.role, role) && reaches([own], [own.role], path))
  if (!gives) throw new NuanlinError('NOT_YOURS_TO_GIVE')
}

async function grantNow(reference: string | null, locale: Parameters<typeof toGrant>[1]) {
  const grant = reference === null ? null : await store.findGrant(reference)
  if (!grant) throw new NuanlinError('NOT_FOUND')
  return toGrant(grant, locale)
}
