import { Readable } from 'node:stream'
import type ExcelJS from 'exceljs'
import type { Cell } from '../../../domain/station/import/plain-text'
import { FileError } from './file-error'
import type { SheetRow } from './read-rows'
import { repackXlsx } from './repack-xlsx'

/** Reads the first sheet that holds anything, a row at a time. */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<SheetRow> {
  const { default: excel } = await import('exceljs')
  const stream = Readable.from([repackXlsx(bytes)])
  const workbook = new excel.stream.xlsx.WorkbookReader(stream, {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'ignore',
  })
  try {
    for await (const sheet of workbook) {
      let found = false
      for await (const row of sheet as unknown as AsyncIterable<ExcelJS.Row>) {
        found = true
        yield { number: row.number, cells: cellsOf(row) }
      }
      if (found) return
    }
  } catch (error) {
    if (error instanceof FileError) throw error
    throw new FileError({
      'zh-CN': '这个 XLSX 文件读不出来，请用表格软件重新保存',
      en: 'This XLSX file cannot be read: save it again with a spreadsheet program',
    })
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
