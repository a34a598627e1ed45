import type { Encoding } from '../../../domain/station/import/datum'
import { FileError } from './file-error'
import type { SheetRow } from './sheet-row'

/** Reads a CSV file; without an encoding told or a mark of UTF-16 it is UTF-8 where it can be, else GB18030. */
export async function* readCsv(bytes: Buffer, encoding: Encoding | undefined): AsyncGenerator<SheetRow> {
  const { default: Papa } = await import('papaparse')
  const text = decoded(bytes, encoding)
  const { data, errors } = Papa.parse<string[]>(text, { delimitersToGuess: [',', '\t', ';'] })
  const broken = errors.find(error => error.type === 'Quotes')
  if (broken)
    throw new FileError({
      'zh-CN': `第 ${(broken.row ?? 0) + 1} 行的引号没有成对，请用表格软件重新保存`,
      en: `The quotes of row ${(broken.row ?? 0) + 1} do not match: save the file again with a spreadsheet program`,
    })
  for (const [i, cells] of data.entries()) {
    yield { number: i + 1, cells: cells.map(cell => ({ text: cell, formula: /^\s*=/u.test(cell) })) }
  }
}

function decoded(bytes: Buffer, encoding: Encoding | undefined): string {
  if (encoding) return decode(bytes, encoding)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be')
  try {
    return decode(bytes, 'utf-8')
  } catch (error) {
    if (error instanceof FileError) return decode(bytes, 'gb18030')
    throw error
  }
}

/** A byte order mark is dropped; bytes that the encoding does not know are an error, never a question mark. */
function decode(bytes: Buffer, encoding: Encoding): string {
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new FileError({
      'zh-CN': `文件不是 ${encoding.toUpperCase()} 编码，请另存为 UTF-8 的 CSV`,
      en: `The file is not in ${encoding.toUpperCase()}: save it as CSV in UTF-8`,
    })
  }
  if (text.includes('\0')) throw new FileError({ 'zh-CN': '这不是文本文件', en: 'This is not a text file' })
  return text
}
