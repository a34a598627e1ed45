import type { Area, areaContract } from '../../domain/area/contract'
import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import type { Locale } from '../../domain/contract/locale'
import { findArea, type AreaDocument } from '../platform/areas'
import type { Handlers } from '../platform/call'
import { district } from '../platform/district'
import { pointFrom } from '../platform/geo-point'
import { wordsOf } from '../platform/search-query'
import { normalise } from '../platform/search-text'
import * as store from './store'

const MOST_FOUND = 20
const NEAREST = 3

export const handlers: Handlers<(typeof areaContract)['procedures']> = {
  async children({ parent }, { locale, now }) {
    const area = await findArea(parent ?? (await district(now)).code)
    if (!area) throw new NuanlinError('NOT_FOUND')
    const children = await store.findChildren(area._id)
    return { parent: toArea(area, locale), items: children.map(child => toArea(child, locale)) }
  },

  async search({ text }, { locale }) {
    const [word] = wordsOf(text)
    if (word === undefined) return { items: [] }
    const found = await store.findCommunities(word, 100)
    return {
      items: found
        .sort(byMatch(word))
        .slice(0, MOST_FOUND)
        .map(area => toArea(area, locale)),
    }
  },

  async locate({ point }, { locale }) {
    return { items: (await store.findNearestCommunities(point, NEAREST)).map(area => toArea(area, locale)) }
  },
}

/** A name that begins with the word comes first, then shorter names. */
function byMatch(word: string): (a: AreaDocument, b: AreaDocument) => number {
  const rank = ({ name }: AreaDocument) => (normalise(name.zh).startsWith(word) ? 0 : 1)
  return (a, b) => rank(a) - rank(b) || a.name.zh.length - b.name.zh.length || a.order - b.order
}

function toArea(area: AreaDocument, locale: Locale): Area {
  return {
    code: area._id,
    name: nameIn(area.name, locale),
    level: area.level,
    within: area.within.map(name => nameIn(name, locale)),
    hasChildren: area.hasChildren,
    centre: pointFrom(area.centre),
  }
}
