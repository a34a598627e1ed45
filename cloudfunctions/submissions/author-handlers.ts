import { randomBytes } from 'node:crypto'
import { NuanlinError } from '../../domain/contract/errors'
import type { Words } from '../../domain/contract/locale'
import { stationPlace } from '../../domain/role/place'
import type { authorProcedures, MySubmission } from '../../domain/submissions/contract'
import { authorsEvents, shelfOf, type SubmissionState } from '../../domain/submissions/lifecycle'
import { callerOf, type Handlers, type PersonalCall } from '../platform/call'
import type { Transaction } from '../platform/database'
import { openidOf } from '../platform/openid'
import { attachPhotos, releasePhotos } from '../platform/photos'
import { groundIn } from '../platform/places'
import { advance } from './advance'
import type { SubmissionDocument } from './document'
import { toMine, toPublished } from './present'
import * as store from './store'
import { tellModerators } from '../platform/tell-moderators'

const PAGE = 10

const noWords: Words = { 'zh-CN': '写几个字，说说为什么。', en: 'Write a few words: why?' }

export const handlers: Handlers<typeof authorProcedures> = {
  send: {
    async effect({ stationId, caption, photoIds }, { caller, now }, transaction) {
      const ground = await groundIn(transaction, stationPlace(stationId))
      if (!ground) throw new NuanlinError('NOT_FOUND')
      const at = new Date(now)
      const id = randomBytes(16).toString('hex')
      const photos = [...new Set(photoIds)]
      const { subject } = caller
      await attachPhotos(transaction, subject, photos, { kind: 'submission', id, path: ground.path }, at)
      // Whom WeChat does not know it does not judge: then staff alone do.
      const checked = openidOf(subject) !== null
      const state: SubmissionState = checked ? 'checking' : 'queued'
      const one: SubmissionDocument = {
        _id: id,
        person: subject,
        station: stationId,
        path: ground.path,
        caption: caption.trim(),
        photos,
        state,
        shelf: shelfOf(state),
        stateAt: at,
        check: {
          since: at,
          text: null,
          verdict: checked ? null : 'unchecked',
          label: null,
          failures: 0,
        },
        // Also where nobody is asked: the station may be moving at this very moment, and the job sees where it is then.
        checkDue: at,
        refusal: null,
        objection: null,
        history: [{ at, event: 'send', by: 'author', person: null, role: null, state, version: 1 }],
        expiresAt: null,
        createdAt: at,
        updatedAt: at,
        version: 1,
      }
      await store.addSubmission(transaction, one)
      await tellModerators(transaction, one, at)
      return id
    },
    answer: (reference, _input, call) => mineById(reference, call),
  },

  async mine({ cursor }, call) {
    const { subject } = callerOf(call)
    const scope = ['submissions.mine', subject]
    const { items, next } = await store.submissionsOf(subject, { cursor, limit: PAGE, scope, now: call.now })
    return { items: await toMine(items, call.locale), next }
  },

  withdraw: {
    async effect({ submissionId }, call, transaction) {
      const one = await ownInside(transaction, submissionId, call)
      const at = new Date(call.now)
      const gone = { caption: '', photos: [], refusal: null, objection: null, checkDue: null }
      const after = advance(one, 'withdraw', { by: 'author' }, at, gone)
      // Withdrawn already.
      if (!after) return submissionId
      await releasePhotos(transaction, one.photos, at)
      await store.writeSubmission(transaction, after)
      return submissionId
    },
    answer: (reference, _input, call) => mineById(reference, call),
  },

  object: {
    async effect({ submissionId, words }, call, transaction) {
      const one = await ownInside(transaction, submissionId, call)
      const said = words.trim()
      if (said === '') {
        const message = noWords[call.locale]
        throw new NuanlinError('INVALID_INPUT', { message, details: [{ path: 'words', message }] })
      }
      const at = new Date(call.now)
      const after = advance(one, 'object', { by: 'author' }, at, { objection: { words: said, at } })
      if (!after) throw new NuanlinError('WRONG_STATE')
      if (!authorsEvents(one.state, one.objection !== null).includes('object'))
        throw new NuanlinError('OBJECTED_BEFORE')
      await store.writeSubmission(transaction, after)
      await tellModerators(transaction, after, at)
      return submissionId
    },
    answer: (reference, _input, call) => mineById(reference, call),
  },

  checkAgain: {
    async effect({ submissionId }, call, transaction) {
      const one = await ownInside(transaction, submissionId, call)
      const at = new Date(call.now)
      if (one.state === 'queued' && one.check.verdict === 'stale' && one.checkDue === null)
        await store.writeSubmission(transaction, {
          ...one,
          check: { ...one.check, since: at, failures: 0 },
          checkDue: at,
          updatedAt: at,
        })
      return submissionId
    },
    answer: (reference, _input, call) => mineById(reference, call),
  },

  async ofStation({ stationId, cursor }, call) {
    const scope = ['submissions.ofStation', call.caller?.subject ?? null, stationId]
    const { items, next } = await store.publishedOf(stationId, {
      cursor,
      limit: PAGE,
      scope,
      now: call.now,
    })
    return { items: await toPublished(items), next }
  },
}

/** What the caller sent; what others sent is not there for them. */
async function ownInside(
  transaction: Transaction,
  id: string,
  { caller }: PersonalCall,
): Promise<SubmissionDocument> {
  const one = await store.submissionInside(transaction, id)
  if (one?.person !== caller.subject) throw new NuanlinError('NOT_FOUND')
  return one
}

async function mineById(reference: string | null, { caller, locale }: PersonalCall): Promise<MySubmission> {
  const one = reference === null ? null : await store.findSubmission(reference)
  const [mine] = one?.person === caller.subject ? await toMine([one], locale) : []
  if (!mine) throw new NuanlinError('NOT_FOUND')
  return mine
}
