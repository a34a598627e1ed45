import { NuanlinError } from '../../domain/contract/errors'
import type { Name } from '../../domain/contract/name'
import { areaPlace } from '../../domain/role/place'
import type { Acted, StaffCall } from '../platform/call'
import { areaInside, type AreaDocument } from '../platform/areas'
import type { Transaction } from '../platform/database'
import * as store from './store'

/** An area as its changer saw it. @throws NOT_FOUND, or CHANGED_MEANWHILE when it is another by now */
export async function seen(transaction: Transaction, code: string, version: number): Promise<AreaDocument> {
  const area = await areaInside(transaction, code)
  if (!area) throw new NuanlinError('NOT_FOUND')
  if (area.version !== version) throw new NuanlinError('CHANGED_MEANWHILE')
  return area
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
  return { reference: _id, act: { target: areaPlace(_id), ...said } }
}

/** @throws SAME_NAME when an open sibling is called the same */
export async function freeName(
  transaction: Transaction,
  parent: string | null,
  { zh }: Name,
  except: string | null,
): Promise<readonly AreaDocument[]> {
  const siblings = parent === null ? [] : await store.childrenInside(transaction, parent)
  if (siblings.some(({ _id, name, closed }) => !closed && _id !== except && name.zh === zh))
    throw new NuanlinError('SAME_NAME')
  return siblings
}
