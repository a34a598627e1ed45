import type { Notice } from '../../domain/inbox/notices'
import { areaPath, type PlacePath } from '../../domain/role/place'
import { DAY, HOUR, MINUTE, chinaDate, minuteOfDay } from '../../domain/time/china-time'
import { database, isDuplicate, row, rows, type Database, type Transaction } from '../platform/database'
import { district } from '../platform/district'
import { tell } from '../platform/notify'
import { transact } from '../platform/transact'
import { walk } from '../platform/walk'
import { INVITATIONS, type InvitationDocument } from '../staff/store'
import type { StationDocument } from '../station/document'
import type { SubmissionDocument } from '../submissions/document'
import { refuserOf } from '../platform/refuser'
import { SUBMISSIONS } from '../submissions/store'
import { nearestModerators } from '../platform/tell-moderators'
import { Failures } from './failures'
import type { Run } from './run-job'

/** Nobody is reminded of anything before the day's work begins: a minute of the day. */
const MORNING = (8 * HOUR) / MINUTE

/** Who sent photos may expect to hear of them within a day. */
const PATIENCE = DAY

/** What staff decide on: shelves on which something should not lie. */
const shelvesWithWork = ['waiting', 'objected'] as const

/** Counted no further. */
const MOST_COUNTED = 99

/**
 * That somebody was reminded, as stored in `reminders` under what it was about: `photos:<station>#<day>`,
 * `invitation:<id>`. Written in the transaction that tells them, so that nobody is told twice.
 */
interface ReminderDocument {
  readonly _id: string
  readonly expiresAt: Date
  readonly createdAt: Date
}

const STATIONS = 'stations'
const REMINDERS = 'reminders'
const KEPT = 30 * DAY

/**
 * Reminds whoever is nearest of photos that have waited for a decision for a day, once a day for each station, and
 * whoever invited somebody of an invitation that is over within a day, once.
 */
export async function remind(run: Run): Promise<void> {
  if (minuteOfDay(run.at.getTime()) < MORNING) return
  const db = await database()
  const failures = new Failures()
  const each: [AsyncIterable<string>, (id: string) => Promise<boolean>][] = [
    [stationsWithWork(db, run.at), id => remindOfPhotos(db, id, run.at)],
    [endingInvitations(db, run.at), id => remindOfInvitation(db, id, run.at)],
  ]
  for (const [ids, work] of each)
    for await (const id of ids) {
      if (run.over()) {
        run.leave()
        failures.tell()
        return
      }
      await run.keep()
      if ((await failures.tried(() => work(id))) === true) run.did(1)
    }
  failures.tell()
}

/** Conditions of a list on an index that begins with the path. */
async function below(at: Date): Promise<{ readonly path: string }> {
  const { code } = await district(at.getTime())
  const [path = ''] = areaPath([code])
  return { path }
}

/** Stations at which something has waited for too long, each once. */
async function* stationsWithWork(db: Database, at: Date): AsyncGenerator<string> {
  const seen = new Set<string>()
  for (const shelf of shelvesWithWork) {
    const where = { ...(await below(at)), shelf, stateAt: db.command.lt(since(at)) }
    const fields = { station: true } as const
    for await (const page of walk<Pick<SubmissionDocument, '_id' | 'station'>>(db, SUBMISSIONS, {
      where,
      fields,
    }))
      for (const { station } of page) {
        if (!seen.has(station)) yield station
        seen.add(station)
      }
  }
}

const since = (at: Date) => new Date(at.getTime() - PATIENCE)

async function remindOfPhotos(db: Database, id: string, at: Date): Promise<boolean> {
  return once(db, `photos:${id}#${chinaDate(at.getTime())}`, at, async transaction => {
    const station = await row<StationDocument>(transaction.collection(STATIONS).doc(id).get())
    const waiting: Waiting[] = []
    for (const shelf of shelvesWithWork)
      waiting.push(
        ...(await rows<Waiting>(
          transaction
            .collection(SUBMISSIONS)
            .where({ station: id, shelf, stateAt: db.command.lt(since(at)) })
            .field({ person: true, shelf: true, history: true })
            .limit(MOST_COUNTED)
            .get(),
        )),
      )
    // Decided on since they were looked for.
    if (!station || waiting.length === 0) return false
    const path = [...areaPath(station.areaPath), `station:${id}` as const]
    const counts = await countsForWhoDecides(transaction, path, waiting)
    for (const [subject, count] of counts) {
      const notice: Notice = {
        kind: 'photos_waiting',
        stationId: id,
        stationName: station.name,
        count: Math.min(MOST_COUNTED, count),
      }
      await tell(transaction, subject, notice, at)
    }
    return counts.size > 0
  })
}

type Waiting = Pick<SubmissionDocument, '_id' | 'person' | 'shelf' | 'history'>

/** Of each who decides, nearest to the place, on how many they may. */
async function countsForWhoDecides(
  transaction: Transaction,
  path: PlacePath,
  waiting: readonly Waiting[],
): Promise<Map<string, number>> {
  const known = new Map<string, readonly string[]>()
  const counts = new Map<string, number>()
  const nearest = async (author: string, refuser: string | null) => {
    const who = JSON.stringify([author, refuser])
    const people = known.get(who) ?? (await nearestModerators(transaction, path, author, refuser))
    known.set(who, people)
    return people
  }
  for (const one of waiting) {
    const refuser = one.shelf === 'objected' ? refuserOf(one) : null
    // Asked once for all: to leave out whoever is not among them changes nothing.
    const all = await nearest('', refuser)
    const people = all.includes(one.person) ? await nearest(one.person, refuser) : all
    for (const subject of people) counts.set(subject, (counts.get(subject) ?? 0) + 1)
  }
  return counts
}

/** Invitations that nobody has accepted and that are over within a day. */
async function* endingInvitations(db: Database, at: Date): AsyncGenerator<string> {
  const { command } = db
  const soon = command.and(command.gt(at), command.lt(new Date(at.getTime() + DAY)))
  const where = { ...(await below(at)), state: 'open', expiresAt: soon }
  for await (const page of walk<{ readonly _id: string }>(db, INVITATIONS, { where, fields: { _id: true } }))
    for (const { _id } of page) yield _id
}

async function remindOfInvitation(db: Database, id: string, at: Date): Promise<boolean> {
  return once(db, `invitation:${id}`, at, async transaction => {
    const one = await row<InvitationDocument>(transaction.collection(INVITATIONS).doc(id).get())
    if (one?.state !== 'open' || one.invitedBy === null) return false
    const { role, placeName, invitedBy } = one
    await tell(transaction, invitedBy, { kind: 'invitation_ending', role, placeName }, at)
    return true
  })
}

/** Tells somebody of a thing, where nobody was told of it yet. @returns whether they were */
async function once(
  db: Database,
  id: string,
  at: Date,
  telling: (transaction: Transaction) => Promise<boolean>,
): Promise<boolean> {
  try {
    return await transact(db, async transaction => {
      const reminders = transaction.collection(REMINDERS)
      if ((await row<ReminderDocument>(reminders.doc(id).get())) || !(await telling(transaction)))
        return false
      const reminder: ReminderDocument = { _id: id, expiresAt: new Date(at.getTime() + KEPT), createdAt: at }
      await reminders.add(reminder)
      return true
    })
  } catch (error) {
    // Another run told them at the same moment.
    if (isDuplicate(error)) return false
    throw error
  }
}
