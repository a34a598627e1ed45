import { NuanlinError } from '../../domain/contract/errors'
import type { Locale, Words } from '../../domain/contract/locale'
import type { Notice } from '../../domain/inbox/notices'
import { placeKey, stationPlace, type PlacePath } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import type { moderationProcedures, QueuedSubmission } from '../../domain/submissions/contract'
import type { SubmissionEvent } from '../../domain/submissions/lifecycle'
import { moderatorRoles } from '../../domain/submissions/moderators'
import type { Refusal, StaffReason } from '../../domain/submissions/reasons'
import type { Acted, Handlers, StaffCall } from '../platform/call'
import type { Transaction } from '../platform/database'
import { tell } from '../platform/notify'
import { personInside } from '../platform/people'
import { isAnyCoverPending } from '../platform/photos'
import { groundIn } from '../platform/places'
import { advance, type Doer } from './advance'
import { changedMeanwhile } from './changed-meanwhile'
import type { SubmissionDocument } from './document'
import { toQueued } from './present'
import { refuserOf } from '../platform/refuser'
import * as store from './store'

const PAGE = 10

export const handlers: Handlers<typeof moderationProcedures> = {
  async queue({ place, shelf, cursor }, call) {
    const key = placeKey(place)
    const { subject } = call.caller
    const scope = ['submissions.queue', subject, key, shelf]
    const { items, next } = await store.onShelf(key, shelf, { cursor, limit: PAGE, scope, now: call.now })
    return { items: await toQueued(items, call.caller, call.locale), next }
  },

  async needs(_input, { held }) {
    const wanted: readonly Role[] = moderatorRoles
    const places = [...new Set(held.filter(({ role }) => wanted.includes(role)).map(({ place }) => place))]
    const [waiting, objected] = await Promise.all([
      store.countOnShelf(places, 'waiting'),
      store.countOnShelf(places, 'objected'),
    ])
    return { waiting, objected }
  },

  decide: {
    async effect({ submissionId, version, decision, reason, words }, call, transaction) {
      const one = await seen(transaction, submissionId, version, call)
      await leaveToOthers(transaction, one, call)
      const refused = decision === 'refuse' ? refusalOf(reason, words, call.locale) : null
      const event = refused === null ? 'publish' : one.state === 'objected' ? 'uphold' : 'refuse'
      if (event === 'publish' && (await isAnyCoverPending(transaction, one.photos)))
        throw new NuanlinError('COVER_PENDING')
      return act(transaction, one, event, refused, call)
    },
    answer: (_reference, { submissionId }, call) => queuedById(submissionId, call),
  },

  takeDown: {
    async effect({ submissionId, version, reason, words }, call, transaction) {
      const one = await seen(transaction, submissionId, version, call)
      return act(transaction, one, 'take_down', refusalOf(reason, words, call.locale), call)
    },
    answer: (_reference, { submissionId }, call) => queuedById(submissionId, call),
  },
}

/** The submission as the caller saw it. @throws CHANGED_MEANWHILE where it is another by now */
async function seen(
  transaction: Transaction,
  id: string,
  version: number,
  { locale }: StaffCall,
): Promise<SubmissionDocument> {
  const one = await store.submissionInside(transaction, id)
  if (!one) throw new NuanlinError('NOT_FOUND')
  if (one.version !== version) throw changedMeanwhile(one, version, locale)
  return one
}

/**
 * Nobody decides on what they sent themselves, nor on an objection to their own refusal, as long as somebody else could.
 * @throws ANOTHER_DECIDES
 */
async function leaveToOthers(
  transaction: Transaction,
  one: SubmissionDocument,
  { caller: { subject }, path }: StaffCall,
): Promise<void> {
  const refuser = one.state === 'objected' ? refuserOf(one) : null
  const isOut = (who: { readonly subject: string; readonly person: string | null }) =>
    who.subject === one.person || (refuser !== null && who.person === refuser)
  const person = (await personInside(transaction, subject))?._id ?? null
  if (!isOut({ subject, person })) return
  if (await store.somebodyElse(transaction, path, moderatorRoles, isOut))
    throw new NuanlinError('ANOTHER_DECIDES')
}

const noReason: Words = {
  'zh-CN': '选一个原因；选「其他」时写几个字。',
  en: 'Choose a reason, and write a few words where it is another one.',
}

function refusalOf(reason: StaffReason | undefined, words: string, locale: Locale): Refusal {
  const said = words.trim()
  if (reason === undefined || (reason === 'other' && said === '')) {
    const message = noReason[locale]
    const path = reason === undefined ? 'reason' : 'words'
    throw new NuanlinError('INVALID_INPUT', { message, details: [{ path, message }] })
  }
  return { code: reason, words: said, label: null }
}

/** Does what staff decided, and tells the author. */
async function act(
  transaction: Transaction,
  one: SubmissionDocument,
  event: SubmissionEvent,
  refusal: Refusal | null,
  call: StaffCall,
): Promise<Acted> {
  const at = new Date(call.now)
  const person = (await personInside(transaction, call.caller.subject))?._id
  const doer: Doer = { by: 'staff', ...(person === undefined ? {} : { person }), role: roleHere(call) }
  const after = advance(one, event, doer, at, { refusal })
  if (!after) throw changedMeanwhile(one, one.version, call.locale)
  await store.writeSubmission(transaction, after)
  await tell(transaction, one.person, await noticeOf(transaction, one, event, refusal), at)
  return {
    reference: one._id,
    act: {
      target: { kind: 'submission', id: one._id },
      before: { state: one.state, version: one.version },
      after: {
        state: after.state,
        version: after.version,
        station: one.station,
        ...(refusal ? { reason: refusal.code } : {}),
      },
      ...(refusal && refusal.words !== '' ? { reason: refusal.words } : {}),
    },
  }
}

async function noticeOf(
  transaction: Transaction,
  { station, objection }: SubmissionDocument,
  event: SubmissionEvent,
  refusal: Refusal | null,
): Promise<Notice> {
  const ground = await groundIn(transaction, stationPlace(station))
  const stationName = ground?.name ?? { zh: station }
  if (refusal === null) return { kind: 'photos_published', stationId: station, stationName }
  return {
    kind: event === 'take_down' ? 'photos_taken_down' : 'photos_refused',
    stationId: station,
    stationName,
    refusal,
    /** Heard already: this is the last word. */
    final: objection !== null,
    ...(objection !== null && event === 'refuse' ? { usedUp: true } : {}),
  }
}

/** The role in which the caller decides. */
function roleHere({ held, path }: { held: StaffCall['held']; path: PlacePath }): Role | null {
  const wanted: readonly Role[] = moderatorRoles
  return held.find(({ role, place }) => wanted.includes(role) && path.includes(place))?.role ?? null
}

async function queuedById(id: string, { caller, locale }: StaffCall): Promise<QueuedSubmission> {
  const one = await store.findSubmission(id)
  const [queued] = one ? await toQueued([one], caller, locale) : []
  if (!queued) throw new NuanlinError('NOT_FOUND')
  return queued
}
