/** The code of a system error (`ENOENT`, `EADDRINUSE`…), whatever realm it comes from. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

/** What keeps a folder from being made or written. */
const UNWRITABLE: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of its path is a file',
  EEXIST: 'it is a file',
  SQLITE_CANTOPEN: 'its database cannot be opened or made',
  SQLITE_READONLY: 'its database can only be read',
  SQLITE_FULL: 'the disk is full',
  SQLITE_NOTADB: 'its database is not one of SQLite',
}

/** Why a start failed, in a sentence for whoever started it. */
export function sayWhy(error: unknown, { data, port }: { data: string; port: number }): string {
  const code = codeOf(error)
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Choose another with --port, or a free one with --port 0.`
  if (code === 'EACCES' && (error as { syscall?: unknown }).syscall === 'listen')
    return `This user may not listen on port ${port}. Choose one above 1023 with --port.`
  const reason = typeof code === 'string' ? UNWRITABLE[code] : undefined
  if (reason !== undefined) return `The data folder ${data} cannot be used: ${reason}.`
  return error instanceof Error ? error.message : String(error)
}
