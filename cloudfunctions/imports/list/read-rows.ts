import type { Encoding } from '../../../domain/station/import/datum'
import { FileError } from './file-error'
import { readCsv } from './read-csv'
import { readXlsx } from './read-xlsx'
import { isEmptyRow, type SheetRow } from './sheet-row'

export const MOST_ROWS = 20_000
const MOST_COLUMNS = 200

/**
 * Reads a CSV or XLSX file row by row, leaving out empty rows.
 *
 * @param name of the file: its ending says what it is
 * @throws FileError when it is no such file or has too many rows
 */
export async function* readRows(
  name: string,
  bytes: Buffer,
  encoding: Encoding | undefined,
  mostRows = MOST_ROWS,
): AsyncGenerator<SheetRow> {
  let count = 0
  for await (const row of rowsOf(name, bytes, encoding)) {
    if (isEmptyRow(row)) continue
    if (++count > mostRows + 10)
      throw new FileError({
        'zh-CN': `超过 ${mostRows} 行，请拆成几个文件`,
        en: `More than ${mostRows} rows: split the file`,
      })
    yield { number: row.number, cells: row.cells.slice(0, MOST_COLUMNS) }
  }
}

function rowsOf(name: string, bytes: Buffer, encoding: Encoding | undefined): AsyncIterable<SheetRow> {
  switch (/\.[^./\\]*$/u.exec(name)?.[0].toLowerCase()) {
    case '.csv':
    case '.txt':
    case '.tsv':
      return readCsv(bytes, encoding)
    case '.xlsx':
      return readXlsx(bytes)
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
