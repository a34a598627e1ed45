import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { MovableClock } from '../clock/movable-clock'
import type { Sqlite } from '../store/sqlite'
import type { WriteGroup } from '../store/write-group'

/** A stored file: its cloud path, size in bytes, content type, and the name of its content on disk. */
export interface StoredFile {
  path: string
  bytes: number
  type: string
  blob: string
}

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** True for a path that names a file: relative, without steps upwards, empty parts or control characters. */
export function isFilePath(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    path.length > 0 &&
    Buffer.byteLength(path) <= 850 &&
    // eslint-disable-next-line no-control-regex -- control characters are exactly what must not be there
    !/[\u0000-\u001f\u007f\\]/.test(path) &&
    path.split('/').every(part => part !== '' && part !== '.' && part !== '..')
  )
}

export const typeOfPath = (path: string): string =>
  TYPES[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'

/** The key that signs URLs of a data folder; made once, readable by its owner only. */
function signingKey(folder: string): Buffer {
  const file = join(folder, 'url-key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}

/**
 * Files by their cloud path. Contents lie under names of their own, so that no path can lead anywhere else;
 * a file is there when its row is, and its row is written after its content is on disk.
 */
export class FileStore {
  private readonly folder: string
  private readonly sqlite: Sqlite
  private readonly group: WriteGroup
  private readonly clock: MovableClock
  private readonly key: Buffer

  constructor(folder: string, sqlite: Sqlite, group: WriteGroup, clock: MovableClock) {
    this.folder = join(folder, 'files')
    this.sqlite = sqlite
    this.group = group
    this.clock = clock
    mkdirSync(this.folder, { recursive: true })
    this.key = signingKey(folder)
  }

  find(path: string): StoredFile | undefined {
    const [row] = this.sqlite.statement('SELECT bytes, type, blob FROM files WHERE path = ?').all(path)
    return row === undefined
      ? undefined
      : { path, bytes: row[0] as number, type: row[1] as string, blob: row[2] as string }
  }

  read(file: StoredFile): Buffer {
    return readFileSync(join(this.folder, file.blob))
  }

  /** Stores a content under a path, in the place of what was there. */
  async write(path: string, content: Buffer, type = typeOfPath(path)): Promise<void> {
    const blob = randomUUID()
    const temporary = join(this.folder, `${blob}.part`)
    const handle = openSync(temporary, 'wx')
    try {
      writeFileSync(handle, content)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, join(this.folder, blob))
    const before = this.find(path)
    this.group.join()
    this.sqlite
      .statement('INSERT OR REPLACE INTO files(path, bytes, type, blob, uploaded) VALUES (?, ?, ?, ?, ?)')
      .run(path, content.length, type, blob, this.clock.now())
    await this.group.pending()
    if (before !== undefined) this.discard(before)
  }

  /** Takes a file away; false when there is none. */
  async remove(path: string): Promise<boolean> {
    const file = this.find(path)
    if (file === undefined) return false
    this.group.join()
    this.sqlite.statement('DELETE FROM files WHERE path = ?').run(path)
    await this.group.pending()
    this.discard(file)
    return true
  }

  private discard(file: StoredFile): void {
    rmSync(join(this.folder, file.blob), { force: true })
  }

  /** Signs a purpose, a path and a time for a URL. */
  sign(purpose: 'get' | 'put', path: string, expires: number): string {
    return createHmac('sha256', this.key).update(`${purpose}\n${path}\n${expires}`).digest('hex')
  }

  /** Whether a signature is right and its time not over. */
  verify(purpose: 'get' | 'put', path: string, expires: number, signature: string): boolean {
    if (!(expires > this.clock.now())) return false
    const wanted = Buffer.from(this.sign(purpose, path, expires))
    const given = Buffer.from(signature)
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  }
}
