import { NuanlinError } from '../../domain/contract/errors'
import type { areaContract } from '../../domain/area/contract'
import { levelsBelow, type AreaLevel } from '../../domain/area/levels'
import { plainText } from '../../domain/station/import/plain-text'
import type { Name } from '../../domain/contract/name'
import { areaPlace } from '../../domain/role/place'
import { areaInside, enterArea, findArea, isOpen, type AreaDocument } from '../platform/areas'
import type { Handlers, StaffCall } from '../platform/call'
import type { Transaction } from '../platform/database'
import { pointFrom } from '../platform/geo-point'
import { searchWords } from '../platform/search-words'
import { changed, freeName, seen } from './change-area'
import { heldInWords } from './held-in-words'
import { toArea, toContacts } from './present'
import * as store from './store'

type Managing = Pick<
  (typeof areaContract)['procedures'],
  'setContacts' | 'add' | 'rename' | 'place' | 'close' | 'reopen'
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
      const area = await seen(transaction, code, version, call)
      const tidy = contacts.map(one => ({ ...one, name: plainText(one.name) }))
      return changed(
        transaction,
        call,
        area,
        { contacts: tidy, demoContacts: false },
        { before: { contacts: area.contacts ?? [] }, after: { contacts: tidy } },
      )
    },
    answer: async (reference, _input, { locale }) => toContacts(await mustFind(reference), locale),
  },

  add: {
    async effect({ parent: code, level, name: given, centre }, call, transaction) {
      const at = new Date(call.now)
      const parent = await enterArea(transaction, code, at)
      if (!parent) throw new NuanlinError('CLOSED')
      if (!levelsBelow[parent.level].includes(level)) throw new NuanlinError('WRONG_LEVEL')
      const name = plainName(given)
      await freeName(transaction, code, name, null)
      const siblings = await store.lastChildren(transaction, code)
      const { lng, lat } = centre ?? pointFrom(parent.centre)
      const area: AreaDocument = {
        _id: await nextCode(transaction, code, letters[level], siblings),
        name,
        level,
        parent: code,
        path: [...parent.path, code],
        within: parent.parent === null ? [] : [...parent.within, parent.name],
        centre: { type: 'Point', coordinates: [lng, lat] },
        order: Math.max(-1, ...siblings.map(({ order }) => order)) + 1,
        hasChildren: false,
        words: await searchWords([name.zh, name.en]),
        placedBy: centre ? 'page' : 'nobody',
        demo: false,
        added: true,
        createdAt: at,
        updatedAt: at,
        version: 1,
      }
      await store.addArea(transaction, area)
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
      const area = await seen(transaction, code, version, call)
      const name = plainName(given)
      // Two who give one name at this moment meet at the parent.
      if (area.parent !== null) await enterArea(transaction, area.parent, new Date(call.now))
      await freeName(transaction, area.parent, name, code)
      const words = await searchWords([name.zh, name.en])
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

  place: {
    async effect({ area: code, version, centre }, call, transaction) {
      const area = await seen(transaction, code, version, call)
      const before = area.placedBy === 'nobody' ? null : pointFrom(area.centre)
      return changed(
        transaction,
        call,
        area,
        { centre: { type: 'Point', coordinates: [centre.lng, centre.lat] }, placedBy: 'page' },
        { before: { centre: before }, after: { centre } },
      )
    },
    answer,
  },

  close: {
    async effect({ area: code, version, reason }, call, transaction) {
      const area = await seen(transaction, code, version, call)
      if (area.parent === null) throw new NuanlinError('DISTRICT_STAYS')
      if (!isOpen(area)) throw new NuanlinError('CLOSED')
      const still = heldInWords(await store.heldBy(transaction, code), call.locale)
      if (still !== null) throw new NuanlinError('STILL_HOLDS', { message: still })
      return changed(
        transaction,
        call,
        area,
        // Closed by somebody, not by the folder: the folder does not open it again.
        { closed: true, dropped: false },
        { before: { state: 'active' }, after: { state: 'ended' }, reason },
      )
    },
    answer,
  },

  reopen: {
    async effect({ area: code, version, reason }, call, transaction) {
      const area = await seen(transaction, code, version, call)
      if (isOpen(area)) throw new NuanlinError('NOT_CLOSED')
      if (area.parent !== null && !(await enterArea(transaction, area.parent, new Date(call.now))))
        throw new NuanlinError('ABOVE_CLOSED')
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
async function nextCode(
  transaction: Transaction,
  parent: string,
  letter: string,
  last: readonly AreaDocument[],
): Promise<string> {
  const numbers = last.map(({ _id }) =>
    _id.startsWith(`${parent}-${letter}`) ? Number(_id.slice(parent.length + 2)) || 0 : 0,
  )
  for (let number = Math.max(0, ...numbers) + 1; ; number++) {
    const code = `${parent}-${letter}${String(number).padStart(2, '0')}`
    // Among hundreds of another kind, the last of this kind may stand further back.
    if (!(await areaInside(transaction, code))) return code
  }
}
