import { areaPath, placeKey, stationPlace } from '../../../domain/role/place'
import type { Database, Transaction } from '../../platform/database'
import { GRANTS } from '../../platform/grants'
import type { StationDocument } from '../document'
import {
  grantsOn,
  INVITATIONS,
  invitationsTo,
  movePath,
  moveRole,
  openSamplesOf,
  SAMPLES,
  SUBMISSIONS,
  submissionsOf,
} from '../store-desk'
import { casesInside, writeCase } from '../store-locked'

/** Cases that are told of a new place: the open one, and as many answered ones as somebody looks back on. */
const CASES = 50

/**
 * What stands at a station moves with it, in the transaction of the move: roles held there, invitations to it, what
 * visitors reported, the photos they sent and the samples that are not done. From the next call on it is in the reach of those in charge of the new area, and of nobody else.
 */
export async function carryRoles(
  db: Pick<Database, 'command'>,
  transaction: Transaction,
  station: Pick<StationDocument, '_id' | 'name' | 'areaPath' | 'areaNames'>,
): Promise<void> {
  const place = placeKey(stationPlace(station._id))
  const path = [...areaPath(station.areaPath), place]
  const ground = { path, within: station.areaNames, placeName: station.name }
  for (const { _id } of await grantsOn(transaction, place))
    await moveRole(db, transaction, GRANTS, _id, ground)
  for (const { _id } of await invitationsTo(transaction, place))
    await moveRole(db, transaction, INVITATIONS, _id, ground)
  for (const one of await casesInside(transaction, station._id, CASES))
    await writeCase(transaction, {
      ...one,
      path,
      stationName: station.name,
      areaNames: station.areaNames,
      version: one.version + 1,
    })
  for await (const id of submissionsOf(db, transaction, station._id))
    await movePath(db, transaction, SUBMISSIONS, id, path)
  for (const id of await openSamplesOf(transaction, station._id))
    await movePath(db, transaction, SAMPLES, id, path)
}
