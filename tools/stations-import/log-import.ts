import type { CheckedList } from '../../cloudfunctions/imports/list/check-list'
import { counted } from '../../cloudfunctions/imports/preview'
import { writeAct } from '../../cloudfunctions/platform/audit'
import { isConflict, isDuplicate, type Database } from '../../cloudfunctions/platform/database'
import { operator } from '../../cloudfunctions/platform/operator'
import type { Change } from '../../cloudfunctions/station/compare-listed'
import { unknownServices } from '../../domain/station/import/problem-groups'
import { areaPath } from '../../domain/role/place'

/** Writes an import that is complete to the log of the district, where administrators read it. */
export async function logImport(
  database: Database,
  district: string,
  {
    id,
    file,
    changes,
    list,
  }: {
    readonly id: string
    readonly file: string
    readonly changes: ReadonlyMap<string, Change>
    readonly list: Pick<CheckedList, 'badRows' | 'notes'>
  },
  at: Date,
): Promise<void> {
  const written = [...changes].filter(([, change]) => change === 'added' || change === 'changed')
  const leftOut = unknownServices(list.notes).map(({ word, rows }) => `${word} ${rows}`)
  const act = {
    target: { kind: 'import', id },
    before: null,
    after: {
      name: file,
      rows: changes.size,
      ...counted(changes.values()),
      ...(list.badRows.size > 0 ? { skipped: list.badRows.size } : {}),
      ...(leftOut.length > 0 ? { servicesLeftOut: leftOut } : {}),
      stations: written.map(([code]) => code),
    },
  }
  const { actor, requestId } = operator
  for (;;) {
    const transaction = await database.startTransaction()
    try {
      await writeAct(transaction, 'imports.write', { path: areaPath([district]) }, actor, act, at, requestId)
      await transaction.commit()
      return
    } catch (error) {
      await transaction.rollback().catch(() => undefined)
      // Somebody else wrote the line before it: this one is the next.
      if (!isConflict(error) && !isDuplicate(error)) throw error
    }
  }
}
