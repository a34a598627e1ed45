import type { AreaLevel } from '../../domain/area/levels'
import type { Name } from '../../domain/contract/name'
import type { Point } from '../../domain/geo/geo'
import type { AreaDocument } from './areas'
import { searchWords } from './search-words'

/** One area of a tree, as a district lists it. */
export interface AreaInTree {
  readonly code: string
  readonly name: Name
  readonly level: AreaLevel
  /** Code of the area above; null for the district. */
  readonly parent: string | null
  readonly centre: Point
  /** Its centre is invented. */
  readonly demo: boolean
}

/** An area with all that holds it. */
export interface AreaChain {
  /** Codes of every area that holds it, the district first, itself last. */
  readonly path: readonly string[]
  /** The names of the same, without the district's. */
  readonly names: readonly Name[]
}

/** The chain of every area by its code. Throws when a parent is missing or stands after its child. */
export function areaChains(areas: readonly AreaInTree[]): Map<string, AreaChain> {
  const chains = new Map<string, AreaChain>()
  for (const area of areas) {
    const above = area.parent === null ? { path: [], names: [] } : chains.get(area.parent)
    if (!above) throw new Error(`area ${area.code} stands before its parent ${area.parent ?? ''}`)
    chains.set(area.code, {
      path: [...above.path, area.code],
      names: area.parent === null ? [] : [...above.names, area.name],
    })
  }
  return chains
}

/** The documents of a whole tree; siblings keep the order in which the district lists them. */
export async function areaDocuments(
  areas: readonly AreaInTree[],
  stamp: { readonly createdAt: Date; readonly updatedAt: Date; readonly version: number },
): Promise<AreaDocument[]> {
  const chains = areaChains(areas)
  const parents = new Set(areas.map(area => area.parent))
  const children = new Map<string | null, number>()
  const documents: AreaDocument[] = []
  for (const area of areas) {
    const order = children.get(area.parent) ?? 0
    children.set(area.parent, order + 1)
    const chain = chains.get(area.code) ?? { path: [], names: [] }
    documents.push({
      _id: area.code,
      name: area.name,
      level: area.level,
      parent: area.parent,
      path: chain.path.slice(0, -1),
      within: chain.names.slice(0, -1),
      centre: { type: 'Point', coordinates: [area.centre.lng, area.centre.lat] },
      order,
      hasChildren: parents.has(area.code),
      words: await searchWords([area.name.zh, area.name.en]),
      demo: area.demo,
      ...stamp,
    })
  }
  return documents
}
