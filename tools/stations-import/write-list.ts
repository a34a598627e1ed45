import { chunksOf, writeChunk, type Edit, type Preview } from '../../cloudfunctions/imports/list/apply-list'
import type { CheckedStation } from '../../cloudfunctions/imports/list/check-list'
import type { AreaChain } from '../../cloudfunctions/platform/area-document'
import type { Database } from '../../cloudfunctions/platform/database'
import type { Importer } from '../../cloudfunctions/station/store-listed'
import type { Change, ListedField } from '../../cloudfunctions/station/compare-listed'
import { noteProgress, openJournal } from '../../cloudfunctions/station/store-import'

export interface Written extends Preview {
  /** Stations that an interrupted run of the same import had written already. */
  readonly before: number
  /** Rows that were not written, with the code of their area, that was closed meanwhile. */
  readonly closed: ReadonlyMap<string, string>
  /** False when it was asked to stop. */
  readonly finished: boolean
}

/** Writes a list in chunks. Interrupted at any moment and run again, it goes on. */
export async function writeList(
  database: Database,
  stations: readonly CheckedStation[],
  chains: ReadonlyMap<string, AreaChain>,
  {
    id,
    file,
    progress,
    overEdits,
    importer,
    stopped,
    now,
  }: {
    /** Fingerprint of the file and of how it is read. */
    readonly id: string
    readonly file: string
    /** Whether the list wins where staff changed a station since the last one. */
    readonly overEdits: boolean
    readonly importer: Omit<Importer, 'importId'>
    readonly progress: (done: number, all: number) => void
    readonly stopped: () => boolean
    readonly now: () => Date
  },
): Promise<Written> {
  const journal = await openJournal(database, id, file, stations.length, now())
  const startedAt = new Date(journal.startedAt).getTime()
  const changes = new Map<string, Change>()
  const fields = new Map<string, readonly ListedField[]>()
  const edits = new Map<string, Edit>()
  const closed = new Map<string, string>()
  let before = 0
  let done = 0
  for (const chunk of chunksOf(stations)) {
    if (stopped()) return { changes, fields, edits, before, closed, finished: false }
    const made = await writeChunk(database, chunk, chains, {
      startedAt,
      now: now(),
      overEdits,
      importer: { ...importer, importId: id },
    })
    before += made.before
    for (const [code, change] of made.changes) changes.set(code, change)
    for (const [code, area] of made.closed) closed.set(code, area)
    for (const [code, differ] of made.fields) fields.set(code, differ)
    for (const [code, edit] of made.edits) edits.set(code, edit)
    done += chunk.length
    await noteProgress(database, id, { done, updatedAt: now() })
    progress(done, stations.length)
  }
  await noteProgress(database, id, { done, finishedAt: now(), updatedAt: now() })
  return { changes, fields, edits, before, closed, finished: true }
}
