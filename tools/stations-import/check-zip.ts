import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { FileError } from './file-error'

const MOST_ENTRIES = 1000
const MOST_UNPACKED = 120 * 1024 * 1024
const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

const broken = () =>
  new FileError({ 'zh-CN': '这个 XLSX 文件已损坏，或不是 XLSX', en: 'This XLSX file is damaged, or is none' })
const swollen = () =>
  new FileError({
    'zh-CN': '这个 XLSX 解开后太大，请删掉图片和多余的工作表再试',
    en: 'This XLSX is too large when unpacked: remove pictures and other sheets',
  })

interface Entry {
  readonly offset: number
  readonly packed: number
  readonly method: number
}

/**
 * Unpacks every entry of a zip file once, throwing the bytes away, before anything reads it in earnest: what
 * a file says of its own sizes is not believed. Entries must lie side by side as the directory lists them,
 * so that a reader which goes from front to back meets no others.
 * @throws FileError when it is no zip file, is damaged, or unpacks to too much
 */
export async function checkZip(file: string): Promise<void> {
  const bytes = readFileSync(file)
  const { entries, start } = directory(bytes)
  let budget = MOST_UNPACKED
  let expected = 0
  for (const entry of entries) {
    // A data descriptor of up to 24 bytes may follow an entry.
    if (entry.offset < expected || entry.offset > expected + 24) throw broken()
    const { data, end } = located(bytes, entry)
    budget -= entry.method === 0 ? data.length : await unpackedSize(data, budget)
    if (budget < 0) throw swollen()
    expected = end
  }
  if (start < expected || start > expected + 24) throw broken()
}

/** The directory stands right before the end of the file, and `start` is where it begins. */
function directory(bytes: Buffer): { entries: Entry[]; start: number } {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) throw broken()
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw swollen()
  const entries: Entry[] = []
  const start = bytes.readUInt32LE(end + 16)
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw broken()
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  if (at !== end) throw broken()
  return { entries: entries.sort((a, b) => a.offset - b.offset), start }
}

function located(bytes: Buffer, { offset, packed, method }: Entry): { data: Buffer; end: number } {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw broken()
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (from + packed > bytes.length || (method !== 0 && method !== 8)) throw broken()
  return { data: bytes.subarray(from, from + packed), end: from + packed }
}

async function unpackedSize(data: Buffer, most: number): Promise<number> {
  let size = 0
  try {
    for await (const chunk of Readable.from([data]).pipe(createInflateRaw())) {
      size += (chunk as Buffer).length
      if (size > most) return size
    }
  } catch {
    throw broken()
  }
  return size
}
