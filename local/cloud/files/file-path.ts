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

/** True for text that has half a character in it, which two different names could share on the way to bytes. */
const isBroken = (text: string): boolean => Buffer.from(text, 'utf8').toString('utf8') !== text

/** True for a path that names a file: relative, without steps upwards, empty parts or control characters. */
export function isFilePath(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    path.length > 0 &&
    Buffer.byteLength(path) <= 850 &&
    // eslint-disable-next-line no-control-regex -- control characters are exactly what must not be there
    !/[\u0000-\u001f\u007f\\]/.test(path) &&
    !isBroken(path) &&
    path.split('/').every(part => part !== '' && part !== '.' && part !== '..')
  )
}

/** The content type of a name, by its ending. */
export const typeOfPath = (path: string): string =>
  TYPES[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'
