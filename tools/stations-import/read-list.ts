import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Cell } from '../../domain/station/import/plain-text'
import type { Encoding } from './arguments'
import { FileError } from '../file-error'
import { readCsv } from './read-csv'
import { readXlsx } from './read-xlsx'

/** A row that is not empty, with its number in the file from 1. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly Cell[]
}

const MOST_BYTES = 20 * 1024 * 1024
export const MOST_ROWS = 20_000
const MOST_COLUMNS = 200

/**
 * Reads a CSV or XLSX file row by row, leaving out empty rows.
 * @throws FileError when it is no such file, too large, or has too many rows
 */
export async function* readList(file: string, encoding: Encoding | undefined): AsyncGenerator<SheetRow> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile())
    throw new FileError({ 'zh-CN': `没有这个文件：${file}`, en: `There is no file ${file}` })
  if (found.size > MOST_BYTES)
    throw new FileError({
      'zh-CN': '文件超过 20 MB，请拆成几个',
      en: 'The file is larger than 20 MB: split it',
    })
  let count = 0
  for await (const row of rowsOf(file, encoding)) {
    if (row.cells.every(cell => cell.text.trim() === '' && !cell.formula)) continue
    if (++count > MOST_ROWS + 10)
      throw new FileError({
        'zh-CN': `超过 ${MOST_ROWS} 行，请拆成几个文件`,
        en: `More than ${MOST_ROWS} rows: split the file`,
      })
    yield { number: row.number, cells: row.cells.slice(0, MOST_COLUMNS) }
  }
}

function rowsOf(file: string, encoding: Encoding | undefined): AsyncIterable<SheetRow> | Iterable<SheetRow> {
  switch (extname(file).toLowerCase()) {
    case '.csv':
    case '.txt':
    case '.tsv':
      return readCsv(file, encoding)
    case '.xlsx':
      return readXlsx(file)
    case '.xls':
      throw new FileError({
        'zh-CN': '这是旧版 Excel（.xls）。请在 Excel 里另存为 .xlsx 再导入',
        en: 'This is an old Excel file (.xls): save it as .xlsx first',
      })
    default:
      throw new FileError({
        'zh-CN': '只能导入 .csv 或 .xlsx 文件',
        en: 'Only .csv and .xlsx files can be imported',
      })
  }
}
