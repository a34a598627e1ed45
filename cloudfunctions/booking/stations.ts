import type { Name } from '../../domain/contract/name'
import { rows, type Reader } from '../platform/database'
import type { StoredPoint } from '../platform/geo-point'

/** What an offering takes over from its station. */
interface StationOfOffering {
  readonly name: Name
  readonly address: Name
  readonly location: StoredPoint
  readonly demo: boolean
}

export async function stationInside(reader: Reader, id: string): Promise<StationOfOffering | null> {
  const [found] = await rows<StationOfOffering>(
    reader
      .collection('stations')
      .where({ _id: id })
      .field({ name: true, address: true, location: true, demo: true })
      .limit(1)
      .get(),
  )
  return found ?? null
}
