import { placeKey } from '../role/place'
import type { DocumentsOfPerson, Who } from './documents'

type Fields = Readonly<Record<string, unknown>>

/**
 * What the file of somebody's data tells of a document: all of it, or of what is about others that it was done; of a
 * booking what it was, without the words under which its place is claimed; of a sample no more than its page shows.
 */
export function toldOf(
  { collection, tells, shows }: DocumentsOfPerson,
  document: Fields,
  { id }: Who,
): Fields {
  const fields = shows ?? (document['target'] === placeKey({ kind: 'person', id }) ? undefined : tells)
  const told = collection === 'samples' ? verifiedOnly(document) : document
  return fields ? Object.fromEntries(Object.entries(told).filter(([field]) => fields.includes(field))) : told
}

/** What one tester found is no result until a second person has verified it: it is not told before. */
function verifiedOnly(sample: Fields): Fields {
  const { verified, tests } = sample as {
    readonly verified?: number
    readonly tests?: readonly { readonly results: readonly { readonly round: number }[] }[]
  }
  return {
    ...sample,
    tests: (tests ?? []).map(test => ({
      ...test,
      results: test.results.filter(({ round }) => round <= (verified ?? 0)),
    })),
  }
}
