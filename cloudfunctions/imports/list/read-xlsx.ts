import { Readable } from 'node:stream'
import type ExcelJS from 'exceljs'
import { HEADINGS_WITHIN, looksLikeHeadings } from '../../../domain/station/import/headings'
import type { Cell } from '../../../domain/station/import/plain-text'
import { FileError } from './file-error'
import { repackXlsx } from './repack-xlsx'
import { isEmptyRow, type SheetRow } from './sheet-row'

/**
 * Reads the list of a workbook, a row at a time: the first sheet that people see whose rows look like headings.
 * Instructions often stand before it. Where no sheet looks like a list, only the top of the first is read.
 */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<SheetRow> {
  const { default: excel } = await import('exceljs')
  const repacked = repackXlsx(bytes)
  const workbook = new excel.stream.xlsx.WorkbookReader(Readable.from([repacked.bytes]), {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'ignore',
  })
  let found = repacked.sheets === 1
  let first: readonly SheetRow[] = []
  try {
    for await (const sheet of workbook) {
      const top: SheetRow[] = []
      for await (const row of rowsOf(sheet)) {
        if (found) {
          yield row
          continue
        }
        top.push(row)
        if (looksLikeHeadings(row.cells)) {
          found = true
          yield* top
        } else if (top.length === HEADINGS_WITHIN) break
      }
      if (found) return
      if (first.length === 0) first = top
    }
    yield* first
  } catch (error) {
    if (error instanceof FileError) throw error
    throw new FileError({
      'zh-CN': '这个 XLSX 文件读不出来，请用表格软件重新保存',
      en: 'This XLSX file cannot be read: save it again with a spreadsheet program',
    })
  }
}

async function* rowsOf(sheet: ExcelJS.stream.xlsx.WorksheetReader): AsyncGenerator<SheetRow> {
  for await (const read of sheet as unknown as AsyncIterable<ExcelJS.Row>) {
    const row = { number: read.number, cells: cellsOf(read) }
    if (!isEmptyRow(row)) yield row
  }
}

function cellsOf(row: ExcelJS.Row): Cell[] {
  const cells: Cell[] = []
  row.eachCell({ includeEmpty: false }, (cell, position) => {
    cells[position - 1] = cellOf(cell.value)
  })
  return Array.from(cells, cell => (cell as Cell | undefined) ?? { text: '', formula: false })
}

function cellOf(value: ExcelJS.CellValue): Cell {
  if (typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value))
    return { text: textOf(value.result), formula: true }
  return { text: textOf(value), formula: false }
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value instanceof Date) return dateText(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(part => part.text).join('')
  if ('hyperlink' in value) return textOf(value.text)
  return 'error' in value ? value.error : ''
}

/** Spreadsheets know no time zone: the clock on the wall stands in the UTC fields. A bare time has no day. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return value.getUTCFullYear() < 1901 ? text.slice(11, 16) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}
