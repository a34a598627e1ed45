import { NuanlinError } from '../../domain/contract/errors'
import type { areaContract } from '../../domain/area/contract'
import { levelsBelow, type AreaLevel } from '../../domain/area/levels'
import { plainText } from '../../domain/station/import/plain-text'
import type { Name } from '../../domain/contract/name'
import { areaPlace } from '../../domain/role/place'
import { areaInside, findArea, type AreaDocument } from '../platform/areas'
import type { Handlers, StaffCall } from '../platform/call'
import { pointFrom } from '../platform/geo-point'
import { searchWords } from '../platform/search-words'
import { changed, freeName, seen } from './change-area'
import { toArea, toContacts } from './present'
import * as store from './store'

type Managing = Pick<
  (typeof areaContract)['procedures'],
  'setContacts' | 'add' | 'rename' | 'close' | 'reopen'
>

/** Letters that a code of one's own begins with, by level. */
const letters: Readonly<Record<AreaLevel, string>> = {
  district: 'D',
  street: 'S',
  community: 'C',
  grid: 'G',
  micro_grid: 'M',
  estate: 'E',
}

const answer = async (reference: string | null, _input: unknown, { locale }: StaffCall) =>
  toArea(await mustFind(reference), locale)

export const handlers: Handlers<Managing> = {
  setContacts: {
    async effect({ area: code, version, contacts }, call, transaction) {
      const area = await seen(transaction, code, version)
      const tidy = contacts.map(one => ({ ...one, name: plainText(one.name) }))
      return changed(
        transaction,
        call,
        area,
        { contacts: tidy },
        { before: { contacts: area.contacts ?? [] }, after: { contacts: tidy } },
      )
    },
    answer: async (reference, _input, { locale }) => toContacts(await mustFind(reference), locale),
  },

  add: {
    async effect({ parent: code, level, name: given, centre }, call, transaction) {
      const parent = await areaInside(transaction, code)
      if (!parent) throw new NuanlinError('NOT_FOUND')
      if (parent.closed) throw new NuanlinError('CLOSED')
      if (!levelsBelow[parent.level].includes(level)) throw new NuanlinError('WRONG_LEVEL')
      const name = plainName(given)
      const siblings = await freeName(transaction, code, name, null)
      const at = new Date(call.now)
      const { lng, lat } = centre ?? pointFrom(parent.centre)
      const area: AreaDocument = {
        _id: nextCode(code, letters[level], siblings),
        name,
        level,
        parent: code,
        path: [...parent.path, code],
        within: parent.parent === null ? [] : [...parent.within, parent.name],
        centre: { type: 'Point', coordinates: [lng, lat] },
        order: Math.max(-1, ...siblings.map(({ order }) => order)) + 1,
        hasChildren: false,
        words: await searchWords([name.zh], name.en === undefined ? [] : [name.en]),
        demo: centre === undefined,
        added: true,
        createdAt: at,
        updatedAt: at,
        version: 1,
      }
      await store.addArea(transaction, area)
      // Also where nothing changes: who closes the area above at this moment meets us there.
      await store.writeArea(transaction, { ...parent, hasChildren: true, updatedAt: at })
      return {
        reference: area._id,
        act: { target: areaPlace(area._id), before: null, after: { name: name.zh, level, parent: code } },
      }
    },
    answer,
  },

  rename: {
    async effect({ area: code, version, name: given }, call, transaction) {
      const area = await seen(transaction, code, version)
      const name = plainName(given)
      await freeName(transaction, area.parent, name, code)
      const words = await searchWords([name.zh], name.en === undefined ? [] : [name.en])
      return changed(
        transaction,
        call,
        area,
        { name, words, renamed: true, namesPending: true },
        { before: { name: area.name.zh }, after: { name: name.zh } },
      )
    },
    answer,
  },

  close: {
    async effect({ area: code, version, reason }, call, transaction) {
      const area = await seen(transaction, code, version)
      if (area.parent === null) throw new NuanlinError('DISTRICT_STAYS')
      if (area.closed) throw new NuanlinError('CLOSED')
      const children = await store.childrenInside(transaction, code)
      if (children.some(({ closed }) => !closed)) throw new NuanlinError('STILL_HOLDS')
      return changed(
        transaction,
        call,
        area,
        { closed: true },
        { before: { state: 'active' }, after: { state: 'ended' }, reason },
      )
    },
    answer,
  },

  reopen: {
    async effect({ area: code, version, reason }, call, transaction) {
      const area = await seen(transaction, code, version)
      if (!area.closed) throw new NuanlinError('NOT_CLOSED')
      await freeName(transaction, area.parent, area.name, code)
      return changed(
        transaction,
        call,
        area,
        { closed: false },
        { before: { state: 'ended' }, after: { state: 'active' }, reason },
      )
    },
    answer,
  },
}

async function mustFind(code: string | null): Promise<AreaDocument> {
  const area = code === null ? null : await findArea(code)
  if (!area) throw new NuanlinError('NOT_FOUND')
  return area
}

function plainName({ zh, en }: Name): Name {
  const english = en === undefined ? '' : plainText(en)
  return { zh: plainText(zh), ...(english === '' ? {} : { en: english }) }
}

/** `440307001001-G03`: the next number that no area of the kind has had, closed ones included. */
function nextCode(parent: string, letter: string, siblings: readonly AreaDocument[]): string {
  const numbers = siblings.map(({ _id }) =>
    _id.startsWith(`${parent}-${letter}`) ? Number(_id.slice(parent.length + 2)) || 0 : 0,
  )
  return `${parent}-${letter}${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`
}
