import { randomBytes } from 'node:crypto'
import type { accountContract } from '../../domain/account/contract'
import { NuanlinError } from '../../domain/contract/errors'
import {
  COUNTER_LIFETIME,
  counterRoles,
  FAMILY_LIFETIME,
  OFFER_LIFETIME,
} from '../../domain/account/delegation'
import type { Instant } from '../../domain/time/china-time'
import { callerOf, type Handlers } from '../platform/call'
import { database, row, rows } from '../platform/database'
import { DELEGATIONS, logOf, type DelegationDocument } from '../platform/delegations'
import { heldIn } from '../platform/grants'
import { tell } from '../platform/notify'
import { codeHash, keepCode, oneTimeCode, type KeptCode } from '../platform/one-time-code'
import { nicknamesOf, writePerson } from '../platform/people'

/** Somebody's offer that another may act for them, as stored in `delegation_offers`. */
interface OfferDocument extends KeptCode {
  readonly _id: string
  readonly person: string
  readonly state: 'open' | 'accepted'
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

const OFFERS = 'delegation_offers'
const MOST = 10

type Procedures = (typeof accountContract)['procedures']
type Mine = 'offerDelegation' | 'acceptDelegation' | 'delegations' | 'endDelegation' | 'serveAtCounter'

/** Acting for a family member who agreed, and for people at the counter. */
export const delegationHandlers: Pick<Handlers<Procedures>, Mine> = {
  offerDelegation: {
    async effect(_input, { caller, now }, transaction) {
      const _id = randomBytes(16).toString('hex')
      const at = new Date(now)
      const offer: OfferDocument = {
        _id,
        ...keepCode('delegation', _id),
        person: caller.subject,
        state: 'open',
        expiresAt: new Date(now + OFFER_LIFETIME),
        createdAt: at,
        updatedAt: at,
        version: 1,
      }
      await transaction.collection(OFFERS).add(offer)
      return _id
    },
    async answer(reference) {
      const db = await database()
      const offer =
        reference === null ? null : await row<OfferDocument>(db.collection(OFFERS).doc(reference).get())
      if (!offer) throw new NuanlinError('NOT_FOUND')
      return {
        code: oneTimeCode('delegation', offer._id, offer.kid),
        expiresAt: offer.expiresAt.toISOString(),
      }
    },
  },

  acceptDelegation: {
    async effect({ code, label }, { caller, now }, transaction) {
      const offers = transaction.collection(OFFERS)
      const [offer] = await rows<OfferDocument>(
        offers
          .where({ codeHash: codeHash('delegation', code) })
          .limit(1)
          .get(),
      )
      if (offer?.state !== 'open' || offer.expiresAt.getTime() <= now) throw new NuanlinError('OFFER_OVER')
      if (offer.person === caller.subject) throw new NuanlinError('OWN_OFFER')
      const at = new Date(now)
      // Two offers taken at the same moment meet in the person who takes them.
      const { nickname } = await writePerson(transaction, caller, at, () => ({}))
      const mine = await rows<DelegationDocument>(
        transaction
          .collection(DELEGATIONS)
          .where({ actor: caller.subject, kind: 'family', endedAt: null })
          .get(),
      )
      if (mine.filter(({ expiresAt }) => expiresAt.getTime() > now).length >= MOST)
        throw new NuanlinError('TOO_MANY_DELEGATIONS')
      const delegation = newDelegation(
        { actor: caller.subject, person: offer.person, kind: 'family', channel: null, path: [], label },
        now,
        FAMILY_LIFETIME,
      )
      await transaction.collection(DELEGATIONS).add(delegation)
      await offers.doc(offer._id).update({ state: 'accepted', updatedAt: at, version: offer.version + 1 })
      await tell(transaction, offer.person, { kind: 'delegation_accepted', nickname }, at, caller.subject)
      return {
        reference: delegation._id,
        ...logOf(delegation),
        act: { target: targetOf(delegation), before: null, after: saidOf(delegation) },
      }
    },
    answer: reference => delegationNow(reference),
  },

  async delegations(_input, call) {
    const { subject } = callerOf(call)
    const [iActFor, actForMe] = await Promise.all([
      openDelegations({ actor: subject }, call.now),
      openDelegations({ person: subject }, call.now),
    ])
    return { iActFor: await shown(iActFor), actForMe: await shown(actForMe) }
  },

  endDelegation: {
    async effect({ delegationId }, { caller, now }, transaction) {
      const delegations = transaction.collection(DELEGATIONS)
      const known = await row<DelegationDocument>(delegations.doc(delegationId).get())
      if (!known || (known.actor !== caller.subject && known.person !== caller.subject))
        throw new NuanlinError('NOT_FOUND')
      if (known.endedAt !== null) return null
      const at = new Date(now)
      await delegations.doc(delegationId).update({ endedAt: at, updatedAt: at, version: known.version + 1 })
      if (known.kind === 'family') {
        const other = known.actor === caller.subject ? known.person : known.actor
        const nickname = (await nicknamesOf([caller.subject])).get(caller.subject) ?? ''
        await tell(transaction, other, { kind: 'delegation_ended', nickname }, at, caller.subject)
      }
      const held = known.kind === 'counter' ? await heldIn(transaction, caller.subject) : []
      const serving = held.find(
        ({ role, place }) => counterRoles.some(one => one === role) && known.path.includes(place),
      )
      return {
        reference: null,
        ...logOf(known),
        role: serving?.role ?? null,
        act: { target: targetOf(known), before: saidOf(known), after: null },
      }
    },
    answer: () => Promise.resolve({}),
  },

  serveAtCounter: {
    async effect({ label, channel }, { caller, now, path }, transaction) {
      // Who has no phone of their own is a person of the counter's: theirs are the booking and the report.
      const person = `desk:${randomBytes(16).toString('hex')}`
      const delegation = newDelegation(
        { actor: caller.subject, person, kind: 'counter', channel, path, label },
        now,
        COUNTER_LIFETIME,
      )
      await transaction.collection(DELEGATIONS).add(delegation)
      return {
        reference: delegation._id,
        ...logOf(delegation),
        act: { target: targetOf(delegation), before: null, after: saidOf(delegation) },
      }
    },
    answer: reference => delegationNow(reference),
  },
}

const targetOf = ({ _id }: DelegationDocument) => ({ kind: 'delegation', id: _id })

/** What the log keeps of a delegation beside who began it. */
const saidOf = ({ label, channel }: DelegationDocument) => (channel ? { label, channel } : { label })

function newDelegation(
  who: Pick<DelegationDocument, 'actor' | 'person' | 'kind' | 'channel' | 'path' | 'label'>,
  now: Instant,
  lifetime: number,
): DelegationDocument {
  const at = new Date(now)
  return {
    _id: randomBytes(16).toString('hex'),
    ...who,
    expiresAt: new Date(now + lifetime),
    endedAt: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
}

async function openDelegations(
  who: Partial<DelegationDocument>,
  now: Instant,
): Promise<DelegationDocument[]> {
  const db = await database()
  return rows<DelegationDocument>(
    db
      .collection(DELEGATIONS)
      .where({ ...who, endedAt: null, expiresAt: db.command.gt(new Date(now)) })
      .orderBy('createdAt', 'desc')
      .limit(50)
      .get(),
  )
}

async function delegationNow(reference: string | null) {
  const db = await database()
  const found =
    reference === null ? null : await row<DelegationDocument>(db.collection(DELEGATIONS).doc(reference).get())
  const [delegation] = found ? await shown([found]) : []
  if (!delegation) throw new NuanlinError('NOT_FOUND')
  return delegation
}

async function shown(delegations: readonly DelegationDocument[]) {
  const nicknames = await nicknamesOf(delegations.map(({ actor }) => actor))
  return delegations.map(({ _id, kind, channel, label, actor, createdAt, expiresAt }) => ({
    id: _id,
    kind,
    channel: channel ?? null,
    label,
    actor: nicknames.get(actor) ?? '',
    since: createdAt.toISOString(),
    until: expiresAt.toISOString(),
  }))
}
