import { placeKey, stationPlace, type PlaceKey } from '../../domain/role/place'
import {
  suggestions,
  verdictOf,
  type PartState,
  type Suggestion,
  type Verdict,
} from '../../domain/submissions/check'
import { CHECK_PATIENCE } from '../../domain/submissions/limits'
import { MINUTE } from '../../domain/time/china-time'
import {
  answeredChecks,
  askAboutPicture,
  judgeText,
  pictureChecks,
  takeAnswer,
  type Judged,
} from '../platform/content-check'
import { database, type Database, type Transaction } from '../platform/database'
import { tell } from '../platform/notify'
import { openidOf } from '../platform/openid'
import { photoViews } from '../platform/photos'
import { groundIn, type Ground } from '../platform/places'
import { advance, noted } from '../submissions/advance'
import type { SubmissionDocument } from '../submissions/document'
import { submissionInside, writeSubmission } from '../submissions/store'
import { tellModerators } from '../platform/tell-moderators'
import { checkIsDue, putOffCheck, submissionsToCheck } from '../submissions/store-jobs'
import { transact } from '../platform/transact'
import { checkNames } from './check-names'
import { Failures } from './failures'
import type { Run } from './run-job'

const BATCH = 20
/** Of one run; the next begins within a minute. */
const BATCHES = 5
/** What was not answered is asked again after so long, twice as long each time, and this at most. */
const AGAIN = MINUTE
const AGAIN_AT_MOST = 10 * MINUTE

/**
 * Lets WeChat's content security judge what people sent: words at once, pictures by asking now and hearing later. A
 * round that is cut off is done again: a picture that was asked about twice has two answers, of which either will do.
 * Where WeChat does not answer at all, the run ends and the next one goes on.
 */
export async function checkContent(run: Run): Promise<void> {
  const db = await database()
  await takeUpAnswers(db, run)
  const failures = new Failures()
  const answered = await checkSubmissions(db, run, failures)
  if (answered) await checkNames(db, run, failures)
  failures.tell()
}

/** @returns whether WeChat answered all the while */
async function checkSubmissions(
  db: Database,
  { at, keep, did, over, leave }: Run,
  failures: Failures,
): Promise<boolean> {
  for (let i = 0; i < BATCHES; i++) {
    const due = await submissionsToCheck(db, at, BATCH)
    for (const one of due) {
      if (over()) {
        leave()
        return true
      }
      await keep()
      const outcome = await failures.tried(async () => {
        const { known, concluded } = await judge(db, one, at)
        return { known, isOver: await conclude(db, one, concluded, at) }
      })
      if (outcome === 'failed') {
        await putOffCheck(db, one, new Date(at.getTime() + AGAIN_AT_MOST))
        continue
      }
      if (outcome.isOver) did(1)
      if (!outcome.known) return false
    }
    if (due.length < BATCH) return true
  }
  leave()
  return true
}

/** What was answered since: the submissions that wait for it are due. */
async function takeUpAnswers(db: Database, { at, keep, over, leave }: Run): Promise<void> {
  for (let i = 0; i < BATCHES; i++) {
    if (over()) {
      leave()
      return
    }
    await keep()
    const answered = await answeredChecks(db, BATCH * 5)
    for (const one of answered) {
      await checkIsDue(db, one.about.slice('submission:'.length), at)
      await takeAnswer(db, one)
    }
    if (answered.length < BATCH * 5) break
  }
}

interface Concluded {
  readonly text: Suggestion | null
  /** Null while it is to be waited for. */
  readonly verdict: Verdict | null
  readonly label: number | null
  readonly failed: boolean
}

/** Asks what has not been asked, and puts together what is known. */
async function judge(
  db: Database,
  one: SubmissionDocument,
  at: Date,
): Promise<{ readonly known: boolean; readonly concluded: Concluded }> {
  const openid = openidOf(one.person)
  const [text, ...pictures] = openid
    ? await Promise.all([textOf(one, openid), ...(await picturesOf(db, one, openid, at))])
    : []
  const parts = [text, ...pictures].flatMap(part => part ?? [])
  const late = at.getTime() - one.check.since.getTime() >= CHECK_PATIENCE
  const states = parts.map(({ state }) => state)
  const failed = states.includes('failed')
  return {
    known: !failed,
    concluded: {
      text: text ? suggestionOf(text.state) : null,
      verdict: openid ? verdictOf(states, late) : 'unchecked',
      label: (parts.find(({ state }) => state === 'risky') ?? null)?.label ?? null,
      failed,
    },
  }
}

const suggestionOf = (state: PartState): Suggestion | null => suggestions.find(one => one === state) ?? null

function textOf({ caption, check }: SubmissionDocument, openid: string): Judged | Promise<Judged> {
  if (caption === '') return { state: 'pass', label: null }
  // Of risky words the number is known already, but a submission with those is not judged again.
  return check.text ? { state: check.text, label: check.label } : judgeText(openid, caption, 'post')
}

async function picturesOf(
  db: Database,
  { _id, photos, check }: SubmissionDocument,
  openid: string,
  at: Date,
): Promise<(Judged | Promise<Judged>)[]> {
  const about: PlaceKey = placeKey({ kind: 'submission', id: _id })
  const asked = await pictureChecks(db, about)
  const known = photos.map((part): Judged | null => {
    const rounds = asked.filter(one => one.part === part)
    const answered = rounds.find(({ suggestion }) => suggestion !== null)
    if (answered?.suggestion) return { state: answered.suggestion, label: answered.label }
    // One that could not be looked at is asked about again, and so is what was asked before its author came back.
    const open = rounds.some(one => one.state === 'asked' && one.askedAt >= check.since)
    return open ? { state: 'waiting', label: null } : null
  })
  const unasked = photos.filter((_, i) => known[i] === null)
  const views = await photoViews(db, unasked, 'own')
  return photos.map((part, i) => {
    const url = views.find(({ id }) => id === part)?.url
    return (
      known[i] ??
      (url === undefined
        ? { state: 'failed', label: null }
        : askAboutPicture(db, openid, { about, part, url, at }))
    )
  })
}

/** Writes what came of it, unless something happened to the submission meanwhile. @returns whether it is over */
function conclude(db: Database, seen: SubmissionDocument, concluded: Concluded, at: Date): Promise<boolean> {
  return transact(db, async transaction => {
    const one = await submissionInside(transaction, seen._id)
    if (one?.version !== seen.version) return false
    const { text, verdict, label, failed } = concluded
    const failures = one.check.failures + (failed ? 1 : 0)
    const ground = await groundIn(transaction, stationPlace(one.station))
    // The station may have moved at the very moment when it was sent.
    const path = ground?.path ?? one.path
    if (verdict === null) {
      const check = { ...one.check, text, failures }
      await writeSubmission(transaction, {
        ...one,
        path,
        check,
        checkDue: againAt(one, failed, failures, at),
      })
      return false
    }
    const check = { ...one.check, text, verdict, label, failures }
    const now = { ...one, path, check, checkDue: null }
    const after = await judged(transaction, now, one, ground, at)
    await writeSubmission(transaction, after)
    if (after.shelf !== one.shelf) await tellModerators(transaction, after, at)
    return true
  })
}

/** When it is looked at again: soon where somebody must be asked anew, else when it has been waited for long enough. */
function againAt({ check }: SubmissionDocument, failed: boolean, failures: number, at: Date): Date {
  const end = check.since.getTime() + CHECK_PATIENCE
  const soon = at.getTime() + Math.min(AGAIN * 2 ** (failures - 1), AGAIN_AT_MOST)
  return new Date(failed ? Math.min(soon, end) : end)
}

/**
 * What a verdict does: content that is found to be risky is refused, and its author told why; where it is shown already
 * it is hidden, and for staff to decide on again, who then know of the risk. Anything else is for staff.
 */
async function judged(
  transaction: Transaction,
  one: SubmissionDocument,
  before: SubmissionDocument,
  ground: Ground | null,
  at: Date,
): Promise<SubmissionDocument> {
  const { verdict, label } = one.check
  if (verdict === before.check.verdict) return advance(one, 'let_through', { by: 'machine' }, at) ?? one
  const about = { stationId: one.station, stationName: ground?.name ?? { zh: one.station } }
  if (verdict === 'risky') {
    const refusal = { code: 'machine', words: '', label } as const
    const refused = advance(one, 'refuse', { by: 'machine' }, at, { refusal })
    if (refused) {
      const heard = one.objection === null ? { final: false } : { final: true, usedUp: true as const }
      await tell(transaction, one.person, { kind: 'photos_refused', ...about, refusal, ...heard }, at)
      return refused
    }
    const held = advance(one, 'hold', { by: 'machine' }, at)
    if (held) {
      await tell(transaction, one.person, { kind: 'photos_held', ...about }, at)
      return held
    }
  }
  return advance(one, 'let_through', { by: 'machine' }, at) ?? noted(one, 'judged', { by: 'machine' }, at)
}
