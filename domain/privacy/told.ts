import { placeKey } from '../role/place'
import type { DocumentsOfPerson, Who } from './documents'

type Fields = Readonly<Record<string, unknown>>

/** What the file of somebody's data tells of a document: all of it, or of what is about others that it was done. */
export function toldOf({ tells }: DocumentsOfPerson, document: Fields, { id }: Who): Fields {
  if (!tells || document['target'] === placeKey({ kind: 'person', id })) return document
  return Object.fromEntries(Object.entries(document).filter(([field]) => tells.includes(field)))
}
