import type { areaContract } from '../../domain/area/contract'
import { NuanlinError } from '../../domain/contract/errors'
import { findArea, isOpen, type AreaDocument } from '../platform/areas'
import type { Handlers } from '../platform/call'
import { district } from '../platform/district'
import { wordsOf } from '../platform/search-query'
import { normalise } from '../platform/search-text'
import { toArea, toContacts } from './present'
import * as store from './store'

const MOST_FOUND = 20
const NEAREST = 3

export const handlers: Handlers<
  Pick<(typeof areaContract)['procedures'], 'children' | 'search' | 'locate' | 'contacts'>
> = {
  async children({ parent, closed }, { locale, now }) {
    const area = await findArea(parent ?? (await district(now)).code)
    if (!area) throw new NuanlinError('NOT_FOUND')
    const children = (await store.findChildren(area._id)).filter(child => closed || isOpen(child))
    return { parent: toArea(area, locale), items: children.map(child => toArea(child, locale)) }
  },

  async search({ text }, { locale }) {
    const [word] = wordsOf(text)
    if (word === undefined) return { items: [] }
    const found = await store.findCommunities(word, 100)
    return {
      items: found
        .filter(isOpen)
        .sort(byMatch(word))
        .slice(0, MOST_FOUND)
        .map(area => toArea(area, locale)),
    }
  },

  async locate({ point, level }, { locale }) {
    const found = await store.findNearest(level, point, NEAREST)
    return { items: found.map(area => toArea(area, locale)) }
  },

  async contacts({ area: code }, { locale }) {
    const area = await findArea(code)
    if (!area) throw new NuanlinError('NOT_FOUND')
    return toContacts(area, locale)
  },
}

/** A name that begins with the word comes first, then shorter names. */
function byMatch(word: string): (a: AreaDocument, b: AreaDocument) => number {
  const rank = ({ name }: AreaDocument) => (normalise(name.zh).startsWith(word) ? 0 : 1)
  return (a, b) => rank(a) - rank(b) || a.name.zh.length - b.name.zh.length || a.order - b.order
}
