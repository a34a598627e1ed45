import type { Words } from '../../../domain/contract/locale'
import type { Column } from '../../../domain/station/import/headings'
import type { Note, NoteCode } from '../../../domain/station/import/notes'
import type { Unsaid } from '../../../domain/station/import/unsaid'
import { officeField } from '../../../domain/station/office-fields'
import type { ListedField } from '../../station/compare-listed'
import type { Preview } from './apply-list'
import type { CheckedList } from './check-list'

const besideOffice = {
  demo: { 'zh-CN': '演示数据', en: 'demonstration' },
  live: { 'zh-CN': '空座和空充电位', en: 'seats and chargers free' },
} as const satisfies Partial<Record<ListedField, Words>>

/** What people call a part of a station that a list changes. */
export function listedField(field: ListedField): Words {
  return field === 'demo' || field === 'live' ? besideOffice[field] : officeField(field)
}

/** How many stations a list changes in each part, the most frequent first. */
export function countedFields(fields: Preview['fields']): { field: ListedField; count: number }[] {
  const counts = new Map<ListedField, number>()
  for (const one of [...fields.values()].flat()) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].map(([field, count]) => ({ field, count })).sort((a, b) => b.count - a.count)
}

/** Notes on what was assumed for a part that the row does not say: it only counts where the station is new. */
const ASSUMED: Partial<Record<NoteCode, Unsaid>> = { nearest_community: 'area', host_unit: 'hostType' }
/** The same of facts of which nothing is known, by the column that would tell them. */
const NOT_KNOWN: Partial<Record<Column, Unsaid>> = {
  host: 'hostType',
  stepFree: 'stepFree',
  toilet: 'toilet',
  holidays: 'holidays',
}

/** Notes on a list, without those on what stays as it stands. */
export function notesOn(
  { notes, stations }: Pick<CheckedList, 'notes' | 'stations'>,
  { changes, fields }: Pick<Preview, 'changes' | 'fields'>,
): Note[] {
  const byRow = new Map(stations.map(station => [station.row, station]))
  return notes.filter(({ row, column, code }) => {
    const part = code === 'not_known' ? NOT_KNOWN[column] : ASSUMED[code]
    const station = byRow.get(row)
    if (!part || !station?.unsaid.includes(part)) return true
    const id = station.record.code
    return changes.get(id) === 'added' || fields.get(id)?.some(field => field === part) === true
  })
}

/** Whether new stations get the usual kind, for there is no column that says another. */
export function assumesKind({ headings }: Pick<CheckedList, 'headings'>, { changes }: Preview): boolean {
  return !headings.at.has('kinds') && [...changes.values()].includes('added')
}
