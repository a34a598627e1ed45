import { counted } from '../../cloudfunctions/imports/preview'
import { writeAct } from '../../cloudfunctions/platform/audit'
import { isConflict, isDuplicate, type Database } from '../../cloudfunctions/platform/database'
import type { Change } from '../../cloudfunctions/station/compare-listed'
import type { Importer } from '../../cloudfunctions/station/store-listed'
import { areaPath } from '../../domain/role/place'
import { FileError } from '../../cloudfunctions/imports/list/file-error'
import { localSigningKeys } from '../../local/server/signing-keys-file'

/** Who runs commands on an environment, by no account of theirs. */
export const operator: Omit<Importer, 'importId'> = {
  actor: { subject: 'operator', role: null, onBehalfOf: null },
  requestId: 'command',
}

/**
 * The keys by which lines of the log are known as ours: those of the data folder, or of the environment's functions.
 * @throws FileError where an environment is named without them
 */
export async function useSigningKeys(env: string | undefined, dataDir: string): Promise<void> {
  if (env === undefined)
    process.env.NUANLIN_SIGNING_KEYS = JSON.stringify(await localSigningKeys(dataDir, new Date()))
  else if (!process.env.NUANLIN_SIGNING_KEYS)
    throw new FileError({
      'zh-CN': '导入要记进操作记录：请把云函数用的 NUANLIN_SIGNING_KEYS 也设给这条命令。',
      en: 'An import is kept in the audit log: set NUANLIN_SIGNING_KEYS to what the functions have.',
    })
}

/** Writes an import that is complete to the log of the district, where administrators read it. */
export async function logImport(
  database: Database,
  district: string,
  {
    id,
    file,
    changes,
  }: { readonly id: string; readonly file: string; readonly changes: ReadonlyMap<string, Change> },
  at: Date,
): Promise<void> {
  const written = [...changes].filter(([, change]) => change === 'added' || change === 'changed')
  const act = {
    target: { kind: 'import', id },
    before: null,
    after: {
      name: file,
      rows: changes.size,
      ...counted(changes.values()),
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
