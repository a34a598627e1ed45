import type { PhotoType } from '../../domain/photos/limits'

const starts: readonly (readonly [PhotoType, (file: Buffer) => boolean])[] = [
  ['image/jpeg', file => file.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/png', file => file.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  ['image/webp', file => textAt(file, 0) === 'RIFF' && textAt(file, 8) === 'WEBP'],
]

/** What a file is by its first bytes, whatever it is called; null for what is no picture that we take. */
export function sniff(file: Buffer): PhotoType | null {
  return starts.find(([, matches]) => matches(file))?.[0] ?? null
}

function textAt(file: Buffer, at: number): string {
  return file.subarray(at, at + 4).toString('latin1')
}
