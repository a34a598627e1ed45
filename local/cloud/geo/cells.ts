import { type Box, boxOf } from './boxes'
import type { Position, Shape } from './geojson'

/**
 * The world as a quadtree: both axes are cut 30 times in halves of 360°, and the bits of both are interleaved,
 * so that a cell of any level is one range of the b-tree. Latitudes use the middle half of their axis, which
 * makes cells square in degrees.
 */
export const FINEST = 30
const STEPS = 2 ** FINEST

/** A square of the quadtree: column and row count from the south-west corner at its level. */
export interface Cell {
  level: number
  x: number
  y: number
}

const step = (degrees: number) =>
  Math.min(STEPS - 1, Math.max(0, Math.floor(((degrees + 180) / 360) * STEPS)))

/** The smallest cell a position lies in. */
export const cellAt = ([longitude, latitude]: Position, level = FINEST): Cell => {
  const shrink = 2 ** (FINEST - level)
  // The pole itself belongs to the cell that ends there.
  return {
    level,
    x: Math.floor(step(longitude) / shrink),
    y: Math.floor(step(Math.min(latitude, 89.9999999)) / shrink),
  }
}

/** The degrees a cell covers. */
export function boxOfCell({ level, x, y }: Cell): Box {
  const width = 360 / 2 ** level
  return {
    west: x * width - 180,
    south: Math.max(-90, y * width - 180),
    east: (x + 1) * width - 180,
    north: Math.min(90, (y + 1) * width - 180),
  }
}

export const parentOf = ({ level, x, y }: Cell): Cell => ({ level: level - 1, x: x >> 1, y: y >> 1 })

/** The four cells of the next level, without those beyond the poles. */
export function childrenOf({ level, x, y }: Cell): Cell[] {
  const children: Cell[] = []
  for (let i = 0; i < 4; i++) {
    const child = { level: level + 1, x: x * 2 + (i & 1), y: y * 2 + (i >> 1) }
    const box = boxOfCell(child)
    if (box.south < 90 && box.north > -90) children.push(child)
  }
  return children
}

/** Spreads the lower 15 bits so that there is a gap after each. */
function spread(bits: number): number {
  let value = bits & 0x7fff
  value = (value | (value << 8)) & 0x00ff00ff
  value = (value | (value << 4)) & 0x0f0f0f0f
  value = (value | (value << 2)) & 0x33333333
  return (value | (value << 1)) & 0x55555555
}

function gather(bits: number): number {
  let value = bits & 0x55555555
  value = (value | (value >> 1)) & 0x33333333
  value = (value | (value >> 2)) & 0x0f0f0f0f
  value = (value | (value >> 4)) & 0x00ff00ff
  return (value | (value >> 8)) & 0x7fff
}

/** Bytes of a cell within a key: eight for its south-west corner, one for its level. */
export const CELL_BYTES = 9

function corner(x: number, y: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(((spread(y >> 15) << 1) | spread(x >> 15)) >>> 0, 0)
  bytes.writeUInt32BE(((spread(y) << 1) | spread(x)) >>> 0, 4)
  return bytes
}

/** The bytes that stand for a cell in a key: cells inside it sort after it and before its end. */
export function cellBytes({ level, x, y }: Cell): Buffer {
  const grow = 2 ** (FINEST - level)
  return Buffer.concat([corner(x * grow, y * grow), Buffer.from([level])])
}

/** Reads the cell back from the bytes of a key. */
export function readCell(bytes: Buffer): Cell {
  const high = bytes.readUInt32BE(0)
  const low = bytes.readUInt32BE(4)
  const level = bytes[8] as number
  const shrink = 2 ** (FINEST - level)
  const x = gather(high) * 2 ** 15 + gather(low)
  const y = gather(high >>> 1) * 2 ** 15 + gather(low >>> 1)
  return { level, x: Math.floor(x / shrink), y: Math.floor(y / shrink) }
}

/** First bytes and bytes of the last corner of everything inside a cell. */
export function rangeOfCell({ level, x, y }: Cell): { from: Buffer; last: Buffer } {
  const grow = 2 ** (FINEST - level)
  return { from: corner(x * grow, y * grow), last: corner((x + 1) * grow - 1, (y + 1) * grow - 1) }
}

/** Boxes that do not cross the 180th meridian and together make up one that may. */
export function unwrapBox(box: Box): Box[] {
  if (box.east - box.west >= 360) return [{ ...box, west: -180, east: 180 }]
  if (box.west < -180)
    return [
      { ...box, west: box.west + 360, east: 180 },
      { ...box, west: -180 },
    ]
  if (box.east > 180)
    return [
      { ...box, east: 180 },
      { ...box, west: -180, east: box.east - 360 },
    ]
  return [box]
}

/** At most some cells, all of one level, that cover a box. */
export function coverBox(box: Box, most: number): Cell[] {
  for (let level = FINEST; level >= 0; level--) {
    const a = cellAt([box.west, box.south], level)
    const b = cellAt([box.east, box.north], level)
    if ((b.x - a.x + 1) * (b.y - a.y + 1) > most) continue
    const cells: Cell[] = []
    for (let x = a.x; x <= b.x; x++) for (let y = a.y; y <= b.y; y++) cells.push({ level, x, y })
    return cells
  }
  return [{ level: 0, x: 0, y: 0 }]
}

/** The cells under which a shape is found: the finest one for a point, a few around anything larger. */
export function cellsOfShape(shape: Shape): Cell[] {
  const cells = shape.points.map(point => cellAt(point))
  const rest = boxOf({ ...shape, points: [] })
  if (rest !== undefined) cells.push(...unwrapBox(rest).flatMap(part => coverBox(part, 4)))
  return cells
}
