import type { PlaceResolvers } from '../platform/places'
import { grantInside } from '../platform/grants'
import { invitationInside } from './store'

/** Where the documents stand that this function's inputs name by id. */
export const places = {
  grant: async (id, reader) => (await grantInside(reader, id))?.path ?? null,
  invitation: async (id, reader) => (await invitationInside(reader, id))?.path ?? null,
} satisfies PlaceResolvers
