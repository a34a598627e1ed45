import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { MOST_ROWS } from '../../cloudfunctions/imports/list/read-rows'
import type { Encoding } from '../../domain/station/import/datum'
import { readList } from './read-list'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nuanlin-list-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, bytes: Buffer | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
async function read(path: string, encoding?: Encoding) {
  const rows: string[] = []
  for await (const { number, cells } of readList(path, encoding))
    rows.push(`${number}: ${cells.map(c => (c.formula ? `=${c.text}` : c.text)).join('|')}`)
  return rows
}
const TEXT = '编号,名称\nA-1,"可园, 一号"\n\nA-2,"两\n行"\n'

it.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['GB18030', iconv.encode(TEXT, 'gb18030')],
  ['UTF-16 as Excel writes it', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')])],
  ['UTF-16 of the other order', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
])('reads CSV in %s, quoted cells and empty rows included', async (_, bytes) => {
  expect(await read(file('a.csv', bytes))).toEqual(['1: 编号|名称', '2: A-1|可园, 一号', '4: A-2|两\n行'])
})

it('never turns bytes into question marks', async () => {
  const gb = file('a.csv', iconv.encode(TEXT, 'gb18030'))
  await expect(read(gb, 'utf-8')).rejects.toThrow('not in UTF-8')
  await expect(read(file('b.csv', Buffer.from([0x41, 0xff, 0xff, 0x42])))).rejects.toThrow('not in GB18030')
  await expect(read(file('c.csv', Buffer.from([0x41, 0x00, 0x42])))).rejects.toThrow('not a text file')
})

it('reads XLSX: formulas, dates, times, numbers, rich text, gaps', async () => {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('封面')
  const sheet = workbook.addWorksheet('站点')
  sheet.addRow(['编号', '名称', null, '电话'])
  sheet.addRow([
    1001,
    { richText: [{ text: '可园' }, { text: '一号' }] },
    null,
    { formula: '1+1', result: 2 },
  ])
  sheet.addRow([])
  sheet.addRow(['A-2', new Date('2026-11-20T09:30:00Z'), true, 13800138000])
  sheet.addRow(['A-3', { text: '链接', hyperlink: 'https://example.org' }, 114.123456])
  const path = join(folder, 'a.xlsx')
  await workbook.xlsx.writeFile(path)
  expect(await read(path)).toEqual([
    '1: 编号|名称||电话',
    '2: 1001|可园一号||=2',
    '4: A-2|2026-11-20 09:30:00|是|13800138000',
    '5: A-3|链接|114.123456',
  ])
})

it.each([true, false])(
  'reads every character of a long XLSX (shared strings: %s)',
  async useSharedStrings => {
    const path = join(folder, 'long.xlsx')
    const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings })
    const sheet = writer.addWorksheet('站点')
    // Lengths that differ, so that characters of three and four bytes lie across every kind of boundary.
    const texts = Array.from(
      { length: 4000 },
      (_, i) => `${'驿'.repeat(i % 17)}${'𠮷'.repeat(i % 5)}站<&>${i}`,
    )
    for (const text of texts) sheet.addRow([text]).commit()
    sheet.commit()
    await writer.commit()
    expect(await read(path)).toEqual(texts.map((text, i) => `${i + 1}: ${text}`))
  },
)

/** A zip file with one entry; `claimed` is what its directory says of the unpacked size. */
function zip(name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content)
  const head = (size: number, signature: number) => {
    const bytes = Buffer.alloc(size)
    bytes.writeUInt32LE(signature, 0)
    return bytes
  }
  const local = head(30, 0x04034b50)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(name.length, 26)
  const central = head(46, 0x02014b50)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(claimed, 24)
  central.writeUInt16LE(name.length, 28)
  const end = head(22, 0x06054b50)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}

it('refuses a file that swells, whatever it says of itself, and one that is no XLSX', async () => {
  const bomb = file('bomb.xlsx', zip('xl/worksheets/sheet1.xml', Buffer.alloc(130 * 1024 * 1024), 1000))
  await expect(read(bomb)).rejects.toThrow('too large when unpacked')
  await expect(read(file('no.xlsx', 'hello'))).rejects.toThrow('damaged')
  await expect(read(file('other.xlsx', zip('word/document.xml', Buffer.from('<a/>'))))).rejects.toThrow(
    'damaged',
  )
  const entity = Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>')
  await expect(read(file('entity.xlsx', zip('xl/worksheets/sheet1.xml', entity)))).rejects.toThrow('damaged')
  await expect(read(file('old.xls', 'x'))).rejects.toThrow('old Excel')
  await expect(read(file('a.pdf', 'x'))).rejects.toThrow('Only .csv and .xlsx')
  await expect(read(join(folder, 'none.csv'))).rejects.toThrow('There is no file')
})

it('refuses more rows than an office has', async () => {
  const rows = Array.from({ length: MOST_ROWS + 20 }, (_, i) => `A-${i}`)
  await expect(read(file('long.csv', rows.join('\n')))).rejects.toThrow('More than 20000 rows')
})
