import { stationPlace } from '../../domain/role/place'
import type { Reader } from '../platform/database'
import { groundIn, type PlaceResolvers } from '../platform/places'
import { turnIn } from './queue/store'
import { bookingIn, offeringIn } from './store'

/** Where the documents stand that this function's inputs name by id: at their station, where that stands by now. */
export const places = {
  offering: async (id, reader) => pathOf(await offeringIn(reader, id), reader),
  booking: async (id, reader) => pathOf(await bookingIn(reader, id), reader),
  turn: async (id, reader) => pathOf(await turnIn(reader, id), reader),
} satisfies PlaceResolvers

async function pathOf(
  found: { readonly station: string; readonly path: readonly `${string}:${string}`[] } | null,
  reader: Reader,
) {
  return found && ((await groundIn(reader, stationPlace(found.station)))?.path ?? found.path)
}
