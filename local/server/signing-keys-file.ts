import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A secret for HMAC-SHA-256 in base64url, named by `kid`: what functions receive as NUANLIN_SIGNING_KEYS. */
export interface LocalSigningKey {
  readonly kid: string
  readonly key: string
}

interface StoredKey extends LocalSigningKey {
  readonly createdAt: string
}

/** Longer than any token lives, so that the key before the newest verifies none any more when a third is made. */
const KEY_AGE = 90 * 24 * 60 * 60 * 1000
/** As many as a function takes: those before the last two verify the audit log. */
const MOST_KEYS = 24

/**
 * The signing keys of one data folder, newest first: made at the first start, a new one beside
 * the old after 90 days. The file is readable by its owner only.
 */
export async function localSigningKeys(dataDir: string, now: Date): Promise<LocalSigningKey[]> {
  const file = path.join(dataDir, 'signing-keys.json')
  await mkdir(dataDir, { recursive: true })
  const stored = await readKeys(file)
  const [newest] = stored
  if (newest && now.getTime() - Date.parse(newest.createdAt) < KEY_AGE) return stored.map(bare)
  const fresh: StoredKey = {
    kid: `local-${randomBytes(6).toString('hex')}`,
    key: randomBytes(32).toString('base64url'),
    createdAt: now.toISOString(),
  }
  const keys = [fresh, ...stored].slice(0, MOST_KEYS)
  // Whole or not at all: a file cut short would lock every persona out.
  await writeFile(`${file}.new`, JSON.stringify(keys, null, 2), { mode: 0o600 })
  await rename(`${file}.new`, file)
  return keys.map(bare)
}

async function readKeys(file: string): Promise<StoredKey[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]')
  return JSON.parse(text) as StoredKey[]
}

function bare({ kid, key }: StoredKey): LocalSigningKey {
  return { kid, key }
}
