import { rank, rankOf } from '../values/compare'
import { type Document, Rare, type Value } from '../values/value'

/** Bytes of a writer that stay for the next key. */
const LONGEST_KEPT = 4096

/**
 * Writes values as bytes whose order (`memcmp`) is the order of the values, so that a b-tree of bytes is a
 * b-tree of values. Every value ends where its bytes say, so that several can follow one another.
 */
class KeyWriter {
  private bytes = Buffer.allocUnsafe(LONGEST_KEPT)
  private length = 0

  begin(): void {
    this.length = 0
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more))
    this.bytes.copy(grown, 0, 0, this.length)
    this.bytes = grown
  }

  byte(value: number): void {
    this.reserve(1)
    this.bytes[this.length++] = value
  }

  /** Text ends with 00 00; a zero byte within is written 00 FF. */
  text(value: string): void {
    const utf8 = Buffer.from(value, 'utf8')
    this.reserve(utf8.length * 2 + 2)
    if (utf8.includes(0)) {
      for (const byte of utf8) {
        this.bytes[this.length++] = byte
        if (byte === 0) this.bytes[this.length++] = 0xff
      }
    } else {
      utf8.copy(this.bytes, this.length)
      this.length += utf8.length
    }
    this.bytes[this.length++] = 0
    this.bytes[this.length++] = 0
  }

  /** IEEE 754 with the sign turned so that bytes sort as numbers do; NaN first. */
  number(value: number): void {
    this.reserve(8)
    if (Number.isNaN(value)) this.bytes.fill(0, this.length, this.length + 8)
    else {
      this.bytes.writeDoubleBE(value === 0 ? 0 : value, this.length)
      if (value < 0) {
        for (let i = this.length; i < this.length + 8; i++) this.bytes[i] = ~(this.bytes[i] as number) & 0xff
      } else this.bytes[this.length] = (this.bytes[this.length] as number) | 0x80
    }
    this.length += 8
  }

  raw(value: Buffer): void {
    this.reserve(value.length)
    value.copy(this.bytes, this.length)
    this.length += value.length
  }

  /** Turns the bytes, so that they sort the other way round. */
  invert(): void {
    for (let i = 0; i < this.length; i++) this.bytes[i] = ~(this.bytes[i] as number) & 0xff
  }

  finish(): Buffer {
    const written = Buffer.from(this.bytes.subarray(0, this.length))
    // One long text must not be paid for from then on.
    if (this.bytes.length > LONGEST_KEPT) this.bytes = Buffer.allocUnsafe(LONGEST_KEPT)
    return written
  }

  value(value: Value | undefined): void {
    const order = rankOf(value)
    this.byte(order)
    this.body(value, order)
  }

  private body(value: Value | undefined, order: number): void {
    switch (order) {
      case rank.number:
        this.number(value instanceof Rare ? Number(JSON.parse(value.written)) : (value as number))
        return
      case rank.string:
        this.text(value as string)
        return
      case rank.boolean:
        this.byte(value === true ? 1 : 0)
        return
      case rank.date:
        this.number((value as Date).getTime())
        return
      case rank.object:
        for (const [field, inner] of Object.entries(value as Document)) {
          const innerOrder = rankOf(inner)
          this.byte(innerOrder)
          this.text(field)
          this.body(inner, innerOrder)
        }
        this.byte(0)
        return
      case rank.array:
        for (const inner of value as Value[]) this.value(inner)
        this.byte(0)
        return
      case rank.regexp:
        this.text((value as RegExp).source)
        this.text((value as RegExp).flags)
        return
      case rank.binary:
      case rank.timestamp:
        this.text((value as Rare).kind)
        this.text((value as Rare).written)
        return
      default:
        return
    }
  }
}

/** What stands at one place of a compound key: a value, an empty array, or bytes made elsewhere (a cell). */
export type KeyPart = { value: Value | undefined } | { emptyArray: true } | { bytes: Buffer }

const writer = new KeyWriter()

/** The bytes of one part of a key; those of a descending part sort the other way round. */
export function encodePart(part: KeyPart, direction: 1 | -1 = 1): Buffer {
  writer.begin()
  if ('value' in part) writer.value(part.value)
  else if ('bytes' in part) writer.raw(part.bytes)
  else writer.byte(rank.undefined)
  if (direction === -1) writer.invert()
  return writer.finish()
}

/** The bytes of one value. */
export const encodeValue = (value: Value | undefined, direction: 1 | -1 = 1): Buffer =>
  encodePart({ value }, direction)

/** The smallest key above every key that starts with these bytes, or undefined when there is none. */
export function successor(prefix: Buffer): Buffer | undefined {
  for (let i = prefix.length - 1; i >= 0; i--) {
    const byte = prefix[i] as number
    if (byte !== 0xff) {
      const next = Buffer.from(prefix.subarray(0, i + 1))
      next[i] = byte + 1
      return next
    }
  }
  return undefined
}
