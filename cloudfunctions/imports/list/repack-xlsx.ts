import { crc32, inflateRawSync } from 'node:zlib'
import { FileError } from './file-error'
import { visibleSheets } from './workbook-sheets'

/** Bytes that the parts of a workbook may unpack to, together: some ten times a list of 20,000 rows. */
const MOST_UNPACKED = 100 * 1024 * 1024
const MOST_ENTRIES = 1000
const END = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8

const broken = () =>
  new FileError({ 'zh-CN': '这个 XLSX 文件已损坏，或不是 XLSX', en: 'This XLSX file is damaged, or is none' })
const swollen = () =>
  new FileError({
    'zh-CN': '这个 XLSX 解开后太大，请删掉多余的工作表再试',
    en: 'This XLSX is too large when unpacked: remove other sheets',
  })

/** A workbook as it can be read as a stream. */
export interface RepackedXlsx {
  readonly bytes: Buffer
  /** How many sheets it holds. */
  readonly sheets: number
}

/** Of the relationships only the order of the sheets matters, and that is the order of the parts by now. */
const NO_RELATIONSHIPS = Buffer.from('<Relationships/>')
/** Without shared strings the reader would lay the sheets down in temporary files. */
const NO_STRINGS = Buffer.from('<sst/>')

/**
 * Makes a workbook safe to be read as a stream: a new zip file, uncompressed, of what a list needs and the sheets
 * that people see, in the order of their tabs; pictures and the like are left behind.
 * What the file says of its sizes is not believed; entries that its directory does not name are left behind;
 * and the parts become pure ASCII, for the reader decodes piece by piece and would tear a character that
 * lies across two pieces.
 *
 * @throws FileError when it is no workbook, is damaged, or unpacks to too much
 */
export function repackXlsx(bytes: Buffer): RepackedXlsx {
  // Names of parts know no case, and some programs write them with the other slash.
  const entries = new Map(
    directory(bytes).map(entry => [entry.name.replaceAll('\\', '/').toLowerCase(), entry]),
  )
  let budget = MOST_UNPACKED
  const take = (name: string): Buffer | undefined => {
    const entry = entries.get(name.toLowerCase())
    if (!entry) return undefined
    const data = unpacked(bytes, entry, budget)
    budget -= data.length
    return ascii(data)
  }
  const relationships = take('xl/_rels/workbook.xml.rels')
  const workbook = take('xl/workbook.xml')
  const known = [
    { name: 'xl/_rels/workbook.xml.rels', data: NO_RELATIONSHIPS },
    { name: 'xl/workbook.xml', data: workbook },
    { name: 'xl/sharedStrings.xml', data: take('xl/sharedStrings.xml') ?? NO_STRINGS },
    { name: 'xl/styles.xml', data: take('xl/styles.xml') },
  ]
  const names =
    workbook && relationships
      ? visibleSheets(workbook.toString('latin1'), relationships.toString('latin1'))
      : [...entries.keys()].filter(name => /^xl\/worksheets\/[^/]+\.xml$/u.test(name))
  const sheets = [...new Set(names)]
    .map(name => take(name))
    .filter(data => data !== undefined)
    .map((data, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data }))
  if (sheets.length === 0) throw broken()
  return {
    bytes: zipOf([...known, ...sheets].flatMap(({ name, data }) => (data ? [{ name, data }] : []))),
    sheets: sheets.length,
  }
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly offset: number
}

function directory(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(END)
  if (end < 0 || end + 22 > bytes.length) throw broken()
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw swollen()
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw broken()
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function unpacked(bytes: Buffer, { offset, packed, method }: Entry, most: number): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw broken()
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (from + packed > bytes.length) throw broken()
  const data = bytes.subarray(from, from + packed)
  if (method === STORED && data.length <= most) return data
  if (method === STORED || most < 1) throw swollen()
  if (method !== DEFLATED) throw broken()
  try {
    return inflateRawSync(data, { maxOutputLength: most })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? swollen() : broken()
  }
}

/** The same XML with character references for all that is not ASCII. */
function ascii(data: Buffer): Buffer {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch {
    throw broken()
  }
  if (text.includes('<!DOCTYPE')) throw broken()
  const plain = text
    .replace(/<!\[CDATA\[(.*?)\]\]>/gsu, (_, inner: string) =>
      inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
    .replace(/[\u0080-\u{10ffff}]/gu, character => `&#${character.codePointAt(0) ?? 0xfffd};`)
  return Buffer.from(plain, 'latin1')
}

function zipOf(parts: readonly { readonly name: string; readonly data: Buffer }[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const { name, data } of parts) {
    // Both headers share these fields: version needed, no flags, stored, no date, sum, sizes, length of name.
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(data), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(data.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    const local = Buffer.concat([number(LOCAL), shared, Buffer.from(name), data])
    locals.push(local)
    centrals.push(Buffer.concat([number(CENTRAL), Buffer.from([20, 0]), shared, where, Buffer.from(name)]))
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, central, END, end])
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
