import type { Name } from '../../domain/contract/name'
import { buildStationDocument } from './build-document'
import type { StationDocument } from './document'
import { recordOf } from './record-of'

/** What of a station changes when an area around it gets another name: it is found by the new one, too. */
export async function withAreaNames(
  station: StationDocument,
  areaNames: readonly Name[],
  at: Date,
): Promise<Pick<StationDocument, 'areaNames' | 'words' | 'fingerprint'>> {
  const built = await buildStationDocument(
    recordOf(station),
    { path: station.areaPath, names: areaNames },
    at,
  )
  return { areaNames, words: built.words, fingerprint: built.fingerprint }
}
