import type { PlaceResolvers } from '../platform/places'
import { findGrant, findInvitation } from './store'

/** Where the documents stand that this function's inputs name by id. */
export const places = {
  grant: async id => (await findGrant(id))?.path ?? null,
  invitation: async id => (await findInvitation(id))?.path ?? null,
} satisfies PlaceResolvers
