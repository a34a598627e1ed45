import { aPlan, openBooking } from './booking'
import type { PlaceFields } from './inputs-at'
import { sendPhoto } from './photos'
import type { TestCloud } from './test-cloud'

/** Two stations in different streets, each with somebody who works there and what staff handle. */
export interface TwoPlaces {
  /** Fields that name a place, or something that stands there. */
  readonly here: PlaceFields
  /** The same where the reach of `here` does not go. */
  readonly elsewhere: PlaceFields
  /** Words that only those may read whose reach covers `elsewhere`. */
  readonly ofElsewhere: readonly string[]
}

/** The stations of {@link twoPlaces}: where they stand. */
export const HERE = { code: 'A1', area: '990001001001', street: '990001001' } as const
export const ELSEWHERE = { code: 'B1', area: '990001002001', street: '990001002' } as const

/** Fills a cloud that has the stations of {@link HERE} and {@link ELSEWHERE}. */
export async function twoPlaces(test: TestCloud): Promise<TwoPlaces> {
  const here = await fieldsOf(test, HERE)
  const elsewhere = await fieldsOf(test, ELSEWHERE)
  const { code } = ELSEWHERE
  const ids = [elsewhere.invitationId, elsewhere.photoId, elsewhere.submissionId, elsewhere.sampleId].map(
    String,
  )
  const ofElsewhere = [noteOf(code), captionOf(code), foodOf(code), ...ids]
  return { here, elsewhere, ofElsewhere }
}

/** Whom an invitation is meant for, which no resident reads. */
const noteOf = (stationId: string) => `密-${stationId}-新来的`

/** Of photos that are not shown yet. */
const captionOf = (stationId: string) => `密-${stationId}-门口`

/** Of a sample, which nobody follows. */
const foodOf = (stationId: string) => `密-${stationId}-小白菜`

async function fieldsOf(
  test: TestCloud,
  { code: stationId, area }: typeof HERE | typeof ELSEWHERE,
): Promise<PlaceFields> {
  const admin = await test.asStaff('admin', 'administrator', 'area:990001')
  const member = await test.asStaff(`member-${stationId}`, 'station_staff', `station:${stationId}`)
  const place = { kind: 'station', id: stationId } as const
  const [grant] = (await member.staff.mine({})).grants
  const { id: invitationId } = await admin.staff.invite({
    role: 'station_staff',
    place,
    note: noteOf(stationId),
  })
  await test.asResident('finder').station.reportLocked({ stationId })
  const { emergencyId } = await admin.station.startEmergency({
    area,
    services: ['rest'],
    name: { zh: '防汛' },
    banner: { zh: '驿站改为避险点' },
  })
  const sender = test.asResident(`sender-${stationId}`)
  const { id: photoId } = await sendPhoto(sender)
  const { id: submissionId } = await sender.submissions.send({
    stationId,
    caption: captionOf(stationId),
    photoIds: [photoId],
  })
  const desk = await test.asStaff(`desk-${stationId}`, 'station_staff', `station:${stationId}`)
  const offeringId = await openBooking(desk, stationId, aPlan({ capacity: 3, walkIn: 1 }))
  const booker = test.asResident(`booker-${stationId}`)
  const [slot] = (await booker.booking.slots({ offeringId, date: '2026-11-21' })).slots
  const booking = await booker.booking.book({ slotId: slot?.id ?? '' })
  const turn = await desk.booking.addTurn({ offeringId })
  const keeper = await test.asStaff(`tester-${stationId}`, 'food_tester', `station:${stationId}`)
  const sample = await keeper.samples.takeIn({
    stationId,
    source: 'resident',
    food: foodOf(stationId),
    category: 'vegetables',
    weightGrams: 500,
  })
  const market = { stationId, market: `${stationId} 市场`, stalls: ['1 号摊'] }
  const { id: roundId } = await keeper.samples.startRound(market)
  return {
    place,
    offeringId,
    bookingId: booking.id,
    turnId: turn.id,
    stationId,
    grantId: grant?.id,
    version: grant?.version,
    invitationId,
    caseId: `${stationId}#1`,
    area,
    parent: area,
    emergencyId,
    photoId,
    submissionId,
    sampleId: sample.id,
    roundId,
  }
}
