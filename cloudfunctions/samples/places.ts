import { stationPlace } from '../../domain/role/place'
import { groundIn, type PlaceResolvers } from '../platform/places'
import { sampleInside } from './store'

/** Where the documents stand that this function's inputs name by id. */
export const places = {
  /** Where the station stands by now. */
  async sample(id, reader) {
    const found = await sampleInside(reader, id)
    return found && ((await groundIn(reader, stationPlace(found.station)))?.path ?? found.path)
  },
} satisfies PlaceResolvers
