import { stationPlace, type PlacePath } from '../../domain/role/place'
import type { Reader } from '../platform/database'
import { groundIn, type PlaceResolvers } from '../platform/places'
import { sampleInside } from './store'
import { roundInside } from './store-rounds'

/** Where the documents stand that this function's inputs name by id. */
export const places = {
  /** Where the station stands by now. */
  sample: async (id, reader) => pathOf(await sampleInside(reader, id), reader),
  sampling_round: async (id, reader) => pathOf(await roundInside(reader, id), reader),
} satisfies PlaceResolvers

async function pathOf(
  found: { readonly station: string; readonly path: PlacePath } | null,
  reader: Reader,
): Promise<PlacePath | null> {
  return found && ((await groundIn(reader, stationPlace(found.station)))?.path ?? found.path)
}
