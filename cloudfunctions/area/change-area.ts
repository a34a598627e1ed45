import { NuanlinError } from '../../domain/contract/errors'
import type { Name } from '../../domain/contract/name'
import { areaPlace } from '../../domain/role/place'
import { areaChangesInWords } from '../../domain/area/changes-in-words'
import { areaInside, isOpen, type AreaDocument } from '../platform/areas'
import type { Acted, StaffCall } from '../platform/call'
import type { Transaction } from '../platform/database'
import { linesSince } from '../platform/lines-since'
import * as store from './store'

/**
 * An area as its changer saw it.
 * @throws NOT_FOUND; CHANGED_MEANWHILE when it is another by now, with who changed what and when
 */
export async function seen(
  transaction: Transaction,
  code: string,
  version: number,
  { locale }: Pick<StaffCall, 'locale'>,
): Promise<AreaDocument> {
  const area = await areaInside(transaction, code)
  if (!area) throw new NuanlinError('NOT_FOUND')
  if (area.version === version) return area
  const lines = await linesSince(areaPlace(code), version)
  throw new NuanlinError('CHANGED_MEANWHILE', {
    details: [
      { path: 'version', message: String(area.version) },
      ...lines.flatMap(line => areaChangesInWords(line, locale)),
    ],
  })
}

/** Writes what changed, with the line for the audit log. */
export async function changed(
  transaction: Transaction,
  call: StaffCall,
  area: AreaDocument,
  change: Partial<AreaDocument>,
  said: { readonly before: object; readonly after: object; readonly reason?: string },
): Promise<Acted> {
  const { _id } = area
  await store.writeArea(transaction, {
    ...area,
    ...change,
    updatedAt: new Date(call.now),
    version: area.version + 1,
  })
  const { before, after, ...why } = said
  return {
    reference: _id,
    act: {
      target: areaPlace(_id),
      before: { ...before, version: area.version },
      after: { ...after, version: area.version + 1 },
      ...why,
    },
  }
}

/** @throws SAME_NAME when an open sibling is called the same */
export async function freeName(
  transaction: Transaction,
  parent: string | null,
  { zh }: Name,
  except: string | null,
): Promise<void> {
  const namesakes = parent === null ? [] : await store.namesakes(transaction, parent, zh)
  if (namesakes.some(area => isOpen(area) && area._id !== except)) throw new NuanlinError('SAME_NAME')
}
