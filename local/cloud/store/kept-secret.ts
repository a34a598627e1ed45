import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'

/**
 * A secret of a data folder: made once, readable by its owner only, and there whole or not at all. One that a crash
 * cut short would open every door, so it is made anew.
 */
export function keptSecret(file: string, length: number, make: () => Buffer): Buffer {
  const known = existsSync(file) ? readFileSync(file) : undefined
  if (known?.length === length) return known
  const fresh = make()
  const whole = `${file}.new`
  const handle = openSync(whole, 'w', 0o600)
  try {
    writeSync(handle, fresh)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(whole, file)
  return fresh
}
