import { randomUUID } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { constants, copyFile, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MovableClock } from '../clock/movable-clock'
import type { Sqlite } from '../store/sqlite'
import type { WriteGroup } from '../store/write-group'
import { typeOfPath } from './file-path'

/** A stored file: its cloud path, size in bytes, content type, and the name of its content on disk. */
export interface StoredFile {
  path: string
  bytes: number
  type: string
  blob: string
  /** Milliseconds since 1970 on the cloud's clock. */
  uploaded: number
}

/** A file is larger than files may be. */
export class FileTooLarge extends Error {}

const PART = '.part'

/**
 * Files by their cloud path. Contents lie under names of their own, so that no path can lead anywhere else. A file
 * is there when its row is, and its row is written after its content is on disk: an upload that breaks off, or a
 * process that dies, leaves what was there before. Contents pass in pieces and are never whole in memory.
 */
export class FileStore {
  private readonly folder: string
  private readonly sqlite: Sqlite
  private readonly group: WriteGroup
  private readonly clock: MovableClock

  constructor(folder: string, sqlite: Sqlite, group: WriteGroup, clock: MovableClock) {
    this.folder = join(folder, 'files')
    this.sqlite = sqlite
    this.group = group
    this.clock = clock
    mkdirSync(this.folder, { recursive: true })
    this.sweep()
  }

  /** Removes what an end in the middle of something left behind. */
  private sweep(): void {
    const known = new Set(
      this.sqlite
        .statement('SELECT blob FROM files')
        .all()
        .map(([blob]) => blob),
    )
    for (const name of readdirSync(this.folder)) if (!known.has(name)) rmSync(join(this.folder, name))
  }

  find(path: string): StoredFile | undefined {
    const [row] = this.sqlite
      .statement('SELECT bytes, type, blob, uploaded FROM files WHERE path = ?')
      .all(path)
    if (row === undefined) return undefined
    const [bytes, type, blob, uploaded] = row
    return {
      path,
      bytes: bytes as number,
      type: type as string,
      blob: blob as string,
      uploaded: uploaded as number,
    }
  }

  /** The content of a file, or the part of it from `start` to `end` (both within). What replaces it meanwhile does not show. */
  read(file: StoredFile, start: number, end: number): Readable {
    const descriptor = openSync(join(this.folder, file.blob), 'r')
    return createReadStream('', { fd: descriptor, start, end })
  }

  /**
   * Stores a content under a path, in the place of what was there.
   * @throws FileTooLarge when it is larger than `most` bytes; Error when it breaks off
   */
  async write(path: string, content: Readable, most: number, type = typeOfPath(path)): Promise<void> {
    await this.put(path, type, async part => {
      let bytes = 0
      const counter = new Transform({
        transform: (chunk: Buffer, _encoding, done) => {
          bytes += chunk.length
          if (bytes > most) done(new FileTooLarge(`the file is larger than ${most} bytes`))
          else done(null, chunk)
        },
      })
      await pipeline(content, counter, createWriteStream(part, { flags: 'wx' }))
      return bytes
    })
  }

  /** Stores a copy of a file under another path. */
  async copy(source: StoredFile, path: string): Promise<void> {
    await this.put(path, source.type, async part => {
      await copyFile(join(this.folder, source.blob), part, constants.COPYFILE_EXCL)
      return source.bytes
    })
  }

  private async put(path: string, type: string, fill: (part: string) => Promise<number>): Promise<void> {
    const blob = randomUUID()
    const part = join(this.folder, blob + PART)
    let bytes: number
    try {
      bytes = await fill(part)
      const handle = await open(part, 'r+')
      await handle.sync().finally(() => handle.close())
      await rename(part, join(this.folder, blob))
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    this.syncFolder()
    const before = this.find(path)
    const settled = this.group.watch()
    this.group.join()
    this.sqlite
      .statement('INSERT OR REPLACE INTO files(path, bytes, type, blob, uploaded) VALUES (?, ?, ?, ?, ?)')
      .run(path, bytes, type, blob, Math.floor(this.clock.now()))
    await settled()
    if (before !== undefined) await this.discard(before)
  }

  /** Takes a file away; false when there is none. */
  async remove(path: string): Promise<boolean> {
    const file = this.find(path)
    if (file === undefined) return false
    const settled = this.group.watch()
    this.group.join()
    this.sqlite.statement('DELETE FROM files WHERE path = ?').run(path)
    await settled()
    await this.discard(file)
    return true
  }

  private async discard(file: StoredFile): Promise<void> {
    await rm(join(this.folder, file.blob), { force: true })
  }

  /** Makes a new name as durable as what it names; not every system lets a folder be opened. */
  private syncFolder(): void {
    if (process.platform === 'win32') return
    const descriptor = openSync(this.folder, 'r')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  }
}
