import { stationPlace } from '../../domain/role/place'
import { groundOf, type PlaceResolvers } from '../platform/places'
import { findEmergency } from './store-emergency'
import { lockedCaseById } from './store-locked'

/** Where the documents stand that this function's inputs name by id. */
export const places = {
  /** Where the station stands by now. */
  async locked_case(id) {
    const found = await lockedCaseById(id)
    return found && ((await groundOf(stationPlace(found.station)))?.path ?? null)
  },
  emergency: async id => (await findEmergency(id))?.path ?? null,
} satisfies PlaceResolvers
