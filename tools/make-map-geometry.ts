/**
 * Makes the geometry of the local H5 map from extracts of OpenStreetMap: cut to a box, converted to the
 * map's datum (GCJ-02), simplified and rounded to about a metre. Run again only when the extracts change:
 *
 *   node --import tsx tools/make-map-geometry.ts METRO_LINES.json METRO_STATIONS.json
 */
import gcoord from 'gcoord'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Position = [number, number]
interface LineExtract {
  line: string
  color: string
  wgs84: Position[]
}
interface StationExtract {
  name: string
  en: string
  gcj02: Position
}

/** The district with a margin, so that its edge does not look like the end of the world. */
const BOX = { west: 113.98, south: 22.52, east: 114.47, north: 22.86 }
/** Corners that lie closer to the line than this, in degrees (about 6 m), are dropped. */
const TOLERANCE = 0.00006

const inside = ([lng, lat]: Position) =>
  lng >= BOX.west && lng <= BOX.east && lat >= BOX.south && lat <= BOX.north
const round = ([lng, lat]: Position): Position => [Number(lng.toFixed(5)), Number(lat.toFixed(5))]

/** The pieces of a line inside the box, each with one point beyond the edge so that it runs off the view. */
function cut(line: Position[]): Position[][] {
  const pieces: Position[][] = []
  let piece: Position[] = []
  line.forEach((point, i) => {
    const before = line[i - 1]
    const after = line[i + 1]
    const keep = inside(point) || (before && inside(before)) || (after && inside(after))
    if (keep) piece.push(point)
    else if (piece.length) {
      pieces.push(piece)
      piece = []
    }
  })
  if (piece.length) pieces.push(piece)
  return pieces.filter(p => p.length > 1)
}

/** Douglas–Peucker. */
function simplify(line: Position[]): Position[] {
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last || line.length < 3) return line
  let farthest = 0
  let worst = 0
  for (let i = 1; i < line.length - 1; i++) {
    const d = offLine(line[i] as Position, first, last)
    if (d > worst) [farthest, worst] = [i, d]
  }
  if (worst <= TOLERANCE) return [first, last]
  return [...simplify(line.slice(0, farthest + 1)).slice(0, -1), ...simplify(line.slice(farthest))]
}

function offLine(p: Position, a: Position, b: Position): number {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  if (length === 0) return Math.hypot(p[0] - a[0], p[1] - a[1])
  return Math.abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length
}

const [linesFile, stationsFile] = process.argv.slice(2)
if (!linesFile || !stationsFile) {
  console.error('usage: make-map-geometry METRO_LINES.json METRO_STATIONS.json')
  process.exit(2)
}
const lines = JSON.parse(readFileSync(linesFile, 'utf8')) as LineExtract[]
const stations = JSON.parse(readFileSync(stationsFile, 'utf8')) as StationExtract[]

const toMapDatum = (point: Position): Position =>
  gcoord.transform<Position>(point, gcoord.WGS84, gcoord.GCJ02)

const geometry = {
  attribution: '© OpenStreetMap contributors, ODbL 1.0',
  box: BOX,
  lines: lines
    .map(({ line, color, wgs84 }) => ({
      line,
      color,
      paths: cut(wgs84.map(toMapDatum)).map(piece => simplify(piece).map(round)),
    }))
    .filter(l => l.paths.length > 0),
  stations: stations
    .filter(s => inside(s.gcj02))
    .map(({ name, en, gcj02 }) => ({ name, en, at: round(gcj02) })),
}

const out = join(import.meta.dirname, '../src/assets/geometry/metro.geo.json')
writeFileSync(out, JSON.stringify(geometry) + '\n')
console.log(`${String(geometry.lines.length)} lines, ${String(geometry.stations.length)} stations → ${out}`)
