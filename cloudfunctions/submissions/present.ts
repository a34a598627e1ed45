import type { Identity } from '../../domain/contract/allow'
import type { Locale } from '../../domain/contract/locale'
import { nameIn } from '../../domain/contract/name'
import type { PhotoView } from '../../domain/photos/contract'
import type { MySubmission, PublishedSubmission, QueuedSubmission } from '../../domain/submissions/contract'
import { chinaDate } from '../../domain/time/china-time'
import { database, type Database } from '../platform/database'
import { findPerson } from '../platform/people'
import { photosToDecide, photoViews } from '../platform/photos'
import type { SubmissionDocument } from './document'
import { refuserOf } from '../platform/refuser'
import { stationNames } from './store'

/** What somebody sent, as they see it: their photos as they sent them. */
export async function toMine(all: readonly SubmissionDocument[], locale: Locale): Promise<MySubmission[]> {
  const { names, photos } = await around(all, locale, (db, ids) => photoViews(db, ids, 'own'))
  return all.map(one => ({
    id: one._id,
    stationId: one.station,
    stationName: names.get(one.station)?.name ?? '',
    caption: one.caption,
    photos: photos(one),
    state: one.state,
    sentAt: one.createdAt.toISOString(),
    stateAt: one.stateAt.toISOString(),
    refusal: one.refusal,
    objection: objectionOf(one),
    checkIsStale: one.state === 'queued' && one.check.verdict === 'stale' && one.checkDue === null,
  }))
}

/** The same for staff: photos as they would be shown. */
export async function toQueued(
  all: readonly SubmissionDocument[],
  caller: Identity,
  locale: Locale,
): Promise<QueuedSubmission[]> {
  const [{ names, photos }, me] = await Promise.all([around(all, locale, photosToDecide), findPerson(caller)])
  return all.map(one => ({
    id: one._id,
    version: one.version,
    stationId: one.station,
    stationName: names.get(one.station)?.name ?? '',
    areaNames: names.get(one.station)?.areaNames ?? [],
    caption: one.caption,
    photos: photos(one),
    state: one.state,
    sentAt: one.createdAt.toISOString(),
    stateAt: one.stateAt.toISOString(),
    verdict: one.check.verdict,
    refusal: one.refusal,
    decidedAs: one.history.findLast(({ by }) => by === 'staff')?.role ?? null,
    objection: objectionOf(one),
    forAnother:
      one.person === caller.subject || (one.state === 'objected' && me !== null && refuserOf(one) === me._id),
  }))
}

/** What everybody sees: photos with what staff covered covered, and nothing of who sent them. */
export async function toPublished(all: readonly SubmissionDocument[]): Promise<PublishedSubmission[]> {
  const { photos } = await around(all, 'zh-CN', (db, ids) => photoViews(db, ids, 'public'))
  return all.flatMap(one => {
    const shown = photos(one)
    const { _id: id, caption, createdAt } = one
    return shown.length > 0
      ? [{ id, caption, month: chinaDate(createdAt.getTime()).slice(0, 7), photos: shown }]
      : []
  })
}

function objectionOf({ objection }: SubmissionDocument): MySubmission['objection'] {
  return objection && { words: objection.words, at: objection.at.toISOString() }
}

async function around<View extends PhotoView>(
  all: readonly SubmissionDocument[],
  locale: Locale,
  viewsOf: (db: Database, ids: readonly string[]) => Promise<readonly View[]>,
) {
  const [stations, views] = await Promise.all([
    stationNames(all.map(({ station }) => station)),
    database().then(db =>
      viewsOf(
        db,
        all.flatMap(({ photos }) => photos),
      ),
    ),
  ])
  const names = new Map(
    [...stations].map(([id, { name, areaNames }]) => [
      id,
      { name: nameIn(name, locale), areaNames: areaNames.map(area => nameIn(area, locale)) },
    ]),
  )
  const byId = new Map<string, View>(views.map(view => [view.id, view]))
  const photos = (one: SubmissionDocument) => one.photos.flatMap(id => byId.get(id) ?? [])
  return { names, photos }
}
