import { readFile, stat } from 'node:fs/promises'
import { FileError } from '../../cloudfunctions/imports/list/file-error'
import { readRows } from '../../cloudfunctions/imports/list/read-rows'
import type { SheetRow } from '../../cloudfunctions/imports/list/sheet-row'
import type { Encoding } from '../../domain/station/import/datum'

const MOST_BYTES = 20 * 1024 * 1024

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
  yield* readRows(file, await readFile(file), encoding)
}
