/** A secret for HMAC-SHA-256, named by `kid`. */
export interface SigningKey {
  readonly kid: string
  readonly secret: Uint8Array
}

let keys: readonly SigningKey[] | undefined

/**
 * The keys that sign tokens and cursors, newest first: it signs, both verify. From the environment variable
 * `NUANLIN_SIGNING_KEYS`: a JSON array of `{ kid, key }` with `key` in base64url, at least 32 bytes; or the same
 * JSON in base64url once more, which is how a deployment passes it.
 * @throws when it is missing, malformed or a placeholder: a function refuses to start on a default.
 */
export function signingKeys(): readonly SigningKey[] {
  return (keys ??= readKeys(process.env.NUANLIN_SIGNING_KEYS))
}

function readKeys(text: string | undefined): readonly SigningKey[] {
  if (!text) throw new Error('NUANLIN_SIGNING_KEYS is not set: see README, "Deploy"')
  // The CloudBase command line pastes the value into JSON: base64url is the form that survives it.
  const json = text.startsWith('[') ? text : Buffer.from(text, 'base64url').toString()
  const listed: unknown = JSON.parse(json)
  if (!Array.isArray(listed) || listed.length < 1 || listed.length > 2 || !listed.every(isWrittenKey))
    throw new Error('NUANLIN_SIGNING_KEYS must be a JSON array of one or two { kid, key } with 32-byte keys')
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
