import type { Contact } from '../../domain/area/contract'
import type { AreaLevel } from '../../domain/area/levels'
import type { Name } from '../../domain/contract/name'
import { database, row, type Transaction } from './database'
import type { StoredPoint } from './geo-point'

/** How far what stands in an area has followed its name. */
export interface NamesCarried {
  /** Of the area: once it changed, all begins anew. */
  readonly version: number
  /** The collection that was walked last, and the id that was reached. */
  readonly collection: string
  readonly after: string
  /** Documents that others kept writing: left for another round. */
  readonly skipped: number
}

/** An area as it is stored in `areas`; `_id` is its code. */
export interface AreaDocument {
  readonly _id: string
  readonly name: Name
  readonly level: AreaLevel
  readonly parent: string | null
  /** Codes from the district down to the parent. */
  readonly path: readonly string[]
  /** Names of the areas between the district and this one, widest first. */
  readonly within: readonly Name[]
  readonly centre: StoredPoint
  readonly order: number
  readonly hasChildren: boolean
  readonly words: readonly string[]
  /** Its centre is invented. */
  readonly demo: boolean
  /** Set on a page or by the demonstration, not by the district's folder: the folder does not take it away. */
  readonly added?: boolean
  /** Its contacts are invented: whoever names others takes that back. */
  readonly demoContacts?: boolean
  /** Who said where it lies, if not the district's folder: somebody on a page, whom the folder does not overrule, or
   * nobody yet. Then its centre is that of the area above, and it is not found by place. */
  readonly placedBy?: 'page' | 'nobody'
  /** Renamed on a page: the folder does not rename it back. */
  readonly renamed?: boolean
  /** What stands in it has not followed its new name everywhere yet. */
  readonly namesPending?: boolean
  /** How far it is followed: see the job `carry-names`. */
  readonly namesCarried?: NamesCarried | null
  readonly closed?: boolean
  /** Closed because the folder does not list it any more: listed again it is open again. */
  readonly dropped?: boolean
  readonly contacts?: readonly Contact[]
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const AREAS = 'areas'

/** An area by its code; null when there is none. */
export async function findArea(code: string): Promise<AreaDocument | null> {
  const db = await database()
  return row<AreaDocument>(db.collection(AREAS).doc(code).get())
}

/** The same inside a transaction. */
export async function areaInside(transaction: Transaction, code: string): Promise<AreaDocument | null> {
  return row<AreaDocument>(transaction.collection(AREAS).doc(code).get())
}

/** Whether it is still in use: a closed area keeps what it has, and takes in nothing new. */
export function isOpen({ closed }: Pick<AreaDocument, 'closed'>): boolean {
  return closed !== true
}

/**
 * An open area that something is about to belong to, inside the transaction that brings it there. It is written even
 * though nothing of it changes: whoever closes it at this moment meets us there, and one of both looks again.
 * @returns null when there is no such area or it is closed
 */
export async function enterArea(
  transaction: Transaction,
  code: string,
  at: Date,
): Promise<AreaDocument | null> {
  const area = await areaInside(transaction, code)
  if (!area || !isOpen(area)) return null
  await transaction.collection(AREAS).doc(code).update({ updatedAt: at })
  return area
}
