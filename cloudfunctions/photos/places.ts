import { placeOfKey } from '../../domain/role/place'
import { findPhoto } from '../platform/photos'
import { groundIn, type PlaceResolvers } from '../platform/places'

/** Where the documents stand that this function's inputs name by id. */
export const places = {
  /**
   * A picture stands where the place stands by now whose picture it is, for a station can be moved; one that nobody
   * uses stands nowhere.
   */
  async photo(id, reader) {
    const path = (await findPhoto(reader, id))?.use?.path
    const innermost = path?.at(-1)
    if (!path || innermost === undefined) return null
    return (await groundIn(reader, placeOfKey(innermost)))?.path ?? path
  },
} satisfies PlaceResolvers
