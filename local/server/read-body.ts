import { Refusal, type Exchange } from './exchange'
import { frontWords } from './words'

/** What CloudBase takes as a text body over HTTP. */
export const BODY_LIMIT = 100 * 1024

/** The body as text. @throws Refusal 413 as soon as it is longer than {@link BODY_LIMIT}. */
export async function readText({ request }: Exchange): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > BODY_LIMIT) {
      throw new Refusal('INVALID_INPUT', frontWords.tooLarge, 413, { connection: 'close' })
    }
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** The body as a JSON object; an empty body is an empty object. */
export function parseObject(text: string): Record<string, unknown> {
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal('INVALID_INPUT', frontWords.notJson)
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Refusal('INVALID_INPUT', frontWords.notJson)
  }
  return value as Record<string, unknown>
}

/** JSON must be called JSON: a form of another site cannot pretend to be a call. */
export function requireJson({ request }: Exchange): void {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal('INVALID_INPUT', frontWords.notJsonType, 415)
  }
}
