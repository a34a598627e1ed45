import type { CatalogueItem } from '../../../../domain/district/district'
import type { SectionContents } from '../../../../domain/district/sections'

type Catalogue = SectionContents['catalogue']

/** What was changed and not saved yet; what is not in it may change meanwhile. */
export interface CatalogueDraft {
  /** Services that were changed or added, by code. */
  readonly items: Readonly<Record<string, CatalogueItem>>
  /** Codes in the new order; null where nothing was moved. */
  readonly order: readonly string[] | null
  readonly chips: readonly string[] | null
}

export const untouched: CatalogueDraft = { items: {}, order: null, chips: null }

/** The catalogue as it stands, with the draft over it. */
export function withCatalogueDraft({ services, chips }: Catalogue, draft: CatalogueDraft): Catalogue {
  const known = services.map(one => draft.items[one.code] ?? one)
  const added = Object.values(draft.items).filter(one => !services.some(({ code }) => code === one.code))
  const all = [...known, ...added]
  const place = (code: string) => {
    const at = draft.order?.indexOf(code) ?? -1
    return at < 0 ? all.length : at
  }
  const ordered = draft.order ? [...all].sort((a, b) => place(a.code) - place(b.code)) : all
  const usable = new Set(all.filter(one => !one.retired).map(({ code }) => code))
  return { services: ordered, chips: (draft.chips ?? chips).filter(code => usable.has(code)) }
}

/** The codes with one of them moved past its next neighbour of the same kind. */
export function moved(
  services: readonly CatalogueItem[],
  code: string,
  by: 1 | -1,
  sameKind: (one: CatalogueItem) => boolean,
): string[] {
  const codes = services.map(one => one.code)
  const kind = services.filter(sameKind).map(one => one.code)
  const other = kind[kind.indexOf(code) + by]
  if (other === undefined) return codes
  const [from, to] = [codes.indexOf(code), codes.indexOf(other)]
  codes.splice(to, 0, ...codes.splice(from, 1))
  return codes
}

/** A code for a new service, made of its English name where it has one. */
export function codeFor({ en }: CatalogueItem['name'], taken: readonly string[]): string {
  const english = (en ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 24)
  const base = english.length > 1 ? english : 'service'
  for (let n = 1; ; n++) {
    const code = n === 1 && base !== 'service' ? base : `${base}_${n}`
    if (!taken.includes(code)) return code
  }
}
