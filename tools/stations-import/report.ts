import { writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Change } from '../../cloudfunctions/station/compare-listed'
import { nameIn } from '../../domain/contract/name'
import { codeOfId } from '../../domain/station/code-of-id'
import type { Locale, Words } from '../../domain/contract/locale'
import { hoursInWords } from '../../domain/station/import/hours-words'
import { cellName, headingOf } from '../../domain/station/import/cells'
import { noteInWords } from '../../domain/station/import/notes'
import { problemWords } from '../../domain/station/import/problems'
import { officeField } from '../../domain/station/office-fields'
import { chinaDate } from '../../domain/time/china-time'
import type { CheckedList } from '../../cloudfunctions/imports/list/check-list'
import type { Edit, Preview } from '../../cloudfunctions/imports/list/apply-list'
import { listedField, notesOn } from '../../cloudfunctions/imports/list/what-changes'
import type { StationRecord } from '../../domain/station/record'

export const changeWords: Readonly<Record<Change, Words>> = {
  added: { 'zh-CN': '新增', en: 'added' },
  changed: { 'zh-CN': '更新', en: 'changed' },
  unchanged: { 'zh-CN': '不变', en: 'unchanged' },
  edited: { 'zh-CN': '工作人员改过，未覆盖', en: 'changed by staff, kept' },
}

/** A station that stands in the database but not in the list. */
export interface Unseen {
  readonly code: string
  readonly name: string
}

/** Writes what became of every row as a table that spreadsheet programs open (CSV in UTF-8 with its mark). */
export function writeReport(
  file: string,
  list: CheckedList,
  made: Preview,
  unseen: readonly Unseen[],
  lang: Locale,
): void {
  const say = (words: Words) => words[lang]
  const rows = [
    [
      say({ 'zh-CN': '行', en: 'row' }),
      say({ 'zh-CN': '单元格', en: 'cell' }),
      say({ 'zh-CN': '列', en: 'column' }),
      say({ 'zh-CN': '编号', en: 'code' }),
      say({ 'zh-CN': '名称', en: 'name' }),
      say({ 'zh-CN': '结果', en: 'result' }),
      say({ 'zh-CN': '说明', en: 'note' }),
    ],
    ...list.problems.map(problem => [
      problem.row,
      cellName(list.headings, problem),
      headingOf(list.headings, problem, lang),
      '',
      '',
      say({ 'zh-CN': '错误', en: 'error' }),
      say(problemWords(problem, 'command')),
    ]),
    ...list.stations.map(({ row, record }) => [
      row,
      '',
      '',
      codeOfId(record.code),
      nameIn(record.name, lang),
      say(changeWords[made.changes.get(record.code) ?? 'unchanged']),
      noteOn(record, made, lang),
    ]),
    ...notesOn(list, made)
      // What the whole list has no column for is told once, on the screen.
      .filter(({ code, column }) => code !== 'not_known' || list.headings.at.has(column))
      .map(note => [
        note.row,
        cellName(list.headings, note),
        headingOf(list.headings, note, lang),
        '',
        '',
        say({ 'zh-CN': '提示', en: 'note' }),
        say(noteInWords(note)),
      ]),
    ...unseen.map(({ code, name }) => [
      '',
      '',
      '',
      code,
      name,
      say({ 'zh-CN': '表中没有', en: 'not in the list' }),
      say({ 'zh-CN': '保持原样', en: 'left as it is' }),
    ]),
  ]
  // Names come from others: nothing in them may become a formula in whoever opens the table.
  writeFileSync(file, `\uFEFF${Papa.unparse(rows, { escapeFormulae: true })}\r\n`)
}

/** What changed of a station, when staff changed what, or the hours as they were understood. */
function noteOn({ code, hours }: StationRecord, { changes, fields, edits }: Preview, lang: Locale): string {
  const edit = edits.get(code)
  if (changes.get(code) === 'edited' && edit) return editInWords(edit, lang)
  const differ = fields.get(code)?.map(field => listedField(field)[lang]) ?? []
  if (differ.length === 0) return hoursInWords(hours, lang)
  return lang === 'zh-CN' ? `更新了${differ.join('、')}` : `${differ.join(', ')} changed`
}

/** When staff changed what. */
export function editInWords({ at, fields }: Edit, lang: Locale): string {
  const day = chinaDate(new Date(at).getTime())
  const named = fields.map(field => officeField(field)[lang])
  return lang === 'zh-CN' ? `${day} 改过${named.join('、')}` : `${named.join(', ')} changed on ${day}`
}
