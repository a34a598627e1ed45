import { findPhoto } from '../platform/photos'
import type { PlaceResolvers } from '../platform/places'

/** A picture stands where what uses it stands; one that nobody uses stands nowhere. */
export const places = {
  photo: async (id, reader) => (await findPhoto(reader, id))?.use?.path ?? null,
} satisfies PlaceResolvers
