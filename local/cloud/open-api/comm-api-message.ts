/**
 * The two protocol buffers messages in which `wx-server-sdk` wraps a call of the open API and its answer:
 * CommApiData (2: OpenApiData; in it 1: pairs of 1: key, 2: value in JSON, 3: content type, 4: file name) and
 * CommOpenApiResp (1: data, 2: content type, 3: error code, 4: HTTP code).
 */
class Reader {
  private readonly bytes: Buffer
  private at = 0

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  private number(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.at++]
      if (byte === undefined || factor > 2 ** 63) throw new Error('the message is cut off')
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }

  /** The fields of the message that hold bytes; numbers are passed over. */
  fields(): { field: number; value: Buffer }[] {
    const found: { field: number; value: Buffer }[] = []
    while (this.at < this.bytes.length) {
      const tag = this.number()
      const length = this.number()
      if ((tag & 7) === 0) continue
      if ((tag & 7) !== 2 || this.at + length > this.bytes.length) throw new Error('the message is broken')
      found.push({ field: Math.floor(tag / 8), value: this.bytes.subarray(this.at, this.at + length) })
      this.at += length
    }
    return found
  }
}

const part = (fields: { field: number; value: Buffer }[], wanted: number): Buffer | undefined =>
  fields.find(({ field }) => field === wanted)?.value

function valueOf(pair: { field: number; value: Buffer }[]): unknown {
  const value = part(pair, 2) ?? Buffer.alloc(0)
  const contentType = part(pair, 3)?.toString('utf8')
  if (contentType !== undefined && contentType !== '') return { contentType, bytes: value.length }
  try {
    return JSON.parse(value.toString('utf8')) as unknown
  } catch {
    return value.toString('utf8')
  }
}

/**
 * The parameters in a CommApiData.
 * @throws Error when it is none
 */
export function readCall(bytes: Buffer): Record<string, unknown> {
  const data = part(new Reader(bytes).fields(), 2)
  if (data === undefined) return {}
  const pairs = new Reader(data).fields().map(({ value }) => new Reader(value).fields())
  return Object.fromEntries(pairs.map(pair => [part(pair, 1)?.toString('utf8') ?? '', valueOf(pair)]))
}

function numberBytes(value: number): Buffer {
  const bytes: number[] = []
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128)
  return Buffer.from([...bytes, value])
}

const bytesField = (field: number, value: Buffer): Buffer =>
  Buffer.concat([numberBytes(field * 8 + 2), numberBytes(value.length), value])

/** A CommOpenApiResp with an answer. */
export const writeAnswer = (content: Buffer, contentType: string): Buffer =>
  Buffer.concat([
    bytesField(1, content),
    bytesField(2, Buffer.from(contentType)),
    numberBytes(4 * 8),
    numberBytes(200),
  ])
