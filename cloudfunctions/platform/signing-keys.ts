/** A secret for HMAC-SHA-256, named by `kid`. */
export interface SigningKey {
  readonly kid: string
  readonly secret: Uint8Array
}

/** So many sign and verify what people carry; those after them are retired. */
const IN_USE = 2
/** Years of rotations: the log of acts is checked for as long as it is kept. */
const MOST = 24

let read: { readonly text: string | undefined; readonly keys: readonly SigningKey[] } | undefined

/**
 * The keys that sign tokens, cursors and codes, newest first: it signs, both verify. From the environment variable
 * `NUANLIN_SIGNING_KEYS`: a JSON array of `{ kid, key }` with `key` in base64url, at least 32 bytes; or the same
 * JSON in base64url once more, which is how a deployment passes it. Keys after the second are retired: they verify
 * the audit log and nothing else.
 * @throws when it is missing, malformed or a placeholder: a function refuses to start on a default.
 */
export function signingKeys(): readonly SigningKey[] {
  return everyKey().slice(0, IN_USE)
}

/** Those and the retired ones, newest first. */
export function everyKey(): readonly SigningKey[] {
  const text = process.env.NUANLIN_SIGNING_KEYS
  if (!read || read.text !== text) read = { text, keys: readKeys(text) }
  return read.keys
}

function readKeys(text: string | undefined): readonly SigningKey[] {
  if (!text) throw new Error('NUANLIN_SIGNING_KEYS is not set: see README, "Deploy"')
  // The CloudBase command line pastes the value into JSON: base64url is the form that survives it.
  const json = text.startsWith('[') ? text : Buffer.from(text, 'base64url').toString()
  const listed: unknown = JSON.parse(json)
  if (!Array.isArray(listed) || listed.length < 1 || listed.length > MOST || !listed.every(isWrittenKey))
    throw new Error(
      `NUANLIN_SIGNING_KEYS must be a JSON array of { kid, key } with 32-byte keys, newest first, at most ${MOST}`,
    )
  if (new Set(listed.map(({ kid }) => kid)).size < listed.length)
    throw new Error('NUANLIN_SIGNING_KEYS names two keys alike')
  return listed.map(({ kid, key }) => {
    const secret = Buffer.from(key, 'base64url')
    if (secret.length < 32 || new Set(secret).size < 8)
      throw new Error(`signing key ${kid} is too weak or a placeholder`)
    return { kid, secret }
  })
}

/** Checked at every start, so by hand: a schema for these two words would cost more than the rest of it. */
function isWrittenKey(entry: unknown): entry is { kid: string; key: string } {
  if (entry === null || typeof entry !== 'object') return false
  const { kid, key } = entry as Readonly<Record<string, unknown>>
  return typeof kid === 'string' && kid !== '' && typeof key === 'string'
}
