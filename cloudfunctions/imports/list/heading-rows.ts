import { joinedHeadings, looksLikeHeadings } from '../../../domain/station/import/headings'
import type { SheetRow } from './sheet-row'

/** The rows of a list with headings of two rows made one, which stands where the upper one stood. */
export async function* withHeadingsJoined(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  let held: SheetRow | undefined
  let passed = false
  for await (const row of rows) {
    if (held) {
      const cells = joinedHeadings(held.cells, row.cells)
      yield cells ? { number: held.number, cells } : held
      if (!cells) yield row
      held = undefined
    } else if (!passed && looksLikeHeadings(row.cells)) {
      held = row
      passed = true
    } else yield row
  }
  if (held) yield held
}
