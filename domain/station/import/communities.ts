import type { AreaLevel } from '../../area/levels'
import type { Name } from '../../contract/name'
import { distance } from '../../geo/measure'
import type { Point } from '../../geo/geo'
import { key } from './plain-text'

/** What finding a community needs of an area. */
export interface ImportArea {
  readonly code: string
  readonly name: Name
  readonly level: AreaLevel
  readonly parent: string | null
  readonly centre: Point
  /** Nothing new may stand in it. */
  readonly closed?: boolean
}

export type FoundCommunity =
  | {
      readonly code: string
      readonly nearest: boolean
      /** Code of the street that was told. */
      readonly street?: string
    }
  | { readonly unknown: 'street' | 'community'; readonly text: string }
  | { readonly closed: string }

/** Endings that people write or leave out. */
const ENDINGS = /(?:居民委员会|居委会|村民委员会|村委会|工作站)$/u
const keyOf = (name: string) =>
  key(name.replace(ENDINGS, '')).replace(/社区$|街道(?:办事处|办)?$|community$|subdistrict$/u, '')

/**
 * Makes a finder of communities. A cell may hold a code or a name, with or without 社区 or 居委会; where a
 * name stands for several, the street decides, then the distance. Without a community in the list it is the
 * nearest by its centre, of the street where that is told. What is closed, itself or above, takes no station, and
 * an estate is none of the places that hold them.
 */
export function communityFinder(
  areas: readonly ImportArea[],
): (told: { street: string; community: string; at: Point }) => FoundCommunity {
  const byCode = new Map(areas.map(area => [area.code, area]))
  const streets = areas.filter(area => area.level === 'street')
  const communities = areas.filter(area => area.level === 'community')
  const fine = areas.filter(area => !['district', 'street', 'estate'].includes(area.level))
  const streetsByKey = grouped(streets)
  const communitiesByKey = grouped(communities)
  const isWithin = (area: ImportArea, street: ImportArea): boolean => {
    for (let at: ImportArea | undefined = area; at; at = byCode.get(at.parent ?? ''))
      if (at === street) return true
    return false
  }

  const isClosed = (area: ImportArea): boolean => {
    for (let at: ImportArea | undefined = area; at; at = byCode.get(at.parent ?? ''))
      if (at.closed) return true
    return false
  }

  return ({ street: streetText, community: communityText, at }) => {
    const street =
      streetText === '' ? undefined : (byCode.get(streetText) ?? streetsByKey.get(keyOf(streetText))?.[0])
    if (streetText !== '' && street?.level !== 'street') return { unknown: 'street', text: streetText }
    const allowed = (area: ImportArea) => !street || isWithin(area, street)
    const own = byCode.get(communityText)
    const named =
      own && fine.includes(own)
        ? [own]
        : // 「布吉街道可园社区」 and 「布吉可园社区」 name the street as well.
          (communitiesByKey.get(keyOf(communityText)) ??
          communities.filter(c => {
            const above = byCode.get(c.parent ?? '')?.name.zh ?? ''
            return [above, above.replace('街道', '')].some(
              s => s !== '' && key(s + c.name.zh) === key(communityText),
            )
          }))
    const there = (communityText === '' ? communities : named).filter(allowed)
    const candidates = there.filter(area => !isClosed(area))
    const first = candidates.reduce<ImportArea | undefined>(
      (best, area) => (!best || distance(area.centre, at) < distance(best.centre, at) ? area : best),
      undefined,
    )
    if (!first && there.length > 0) return { closed: communityText || streetText }
    if (!first) return { unknown: 'community', text: communityText || streetText }
    return { code: first.code, nearest: communityText === '', ...(street ? { street: street.code } : {}) }
  }
}

function grouped(areas: readonly ImportArea[]): Map<string, ImportArea[]> {
  const groups = new Map<string, ImportArea[]>()
  for (const area of areas) {
    for (const name of new Set([keyOf(area.name.zh), keyOf(area.name.en ?? area.name.zh)])) {
      groups.set(name, [...(groups.get(name) ?? []), area])
    }
  }
  return groups
}
