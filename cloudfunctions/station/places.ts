import { stationPlace } from '../../domain/role/place'
import { groundIn, type PlaceResolvers } from '../platform/places'
import { emergencyInside } from './store-emergency'
import { caseInside } from './store-locked'

/** Where the documents stand that this function's inputs name by id. */
export const places = {
  /** Where the station stands by now. */
  async locked_case(id, reader) {
    const found = await caseInside(reader, id)
    return found && ((await groundIn(reader, stationPlace(found.station)))?.path ?? null)
  },
  emergency: async (id, reader) => (await emergencyInside(reader, id))?.path ?? null,
} satisfies PlaceResolvers
