import type { ImportArea } from '../../../domain/station/import/communities'
import type { AreaChain } from '../../platform/area-document'
import type { AreaDocument } from '../../platform/areas'
import type { Database } from '../../platform/database'
import { pointFrom } from '../../platform/geo-point'
import { walk } from '../../platform/walk'

/** Every area that stands in a database, as rows are checked against them, and the chain of each. */
export async function areasOfDistrict(db: Database): Promise<{
  readonly areas: readonly ImportArea[]
  readonly chains: ReadonlyMap<string, AreaChain>
}> {
  const areas: ImportArea[] = []
  const chains = new Map<string, AreaChain>()
  const fields = {
    name: true,
    level: true,
    parent: true,
    centre: true,
    path: true,
    within: true,
    closed: true,
  }
  for await (const page of walk<AreaDocument>(db, 'areas', { fields }))
    for (const { _id: code, name, level, parent, centre, path, within, closed } of page) {
      areas.push({ code, name, level, parent, centre: pointFrom(centre), ...(closed ? { closed } : {}) })
      chains.set(code, { path: [...path, code], names: parent === null ? [] : [...within, name] })
    }
  return { areas, chains }
}
