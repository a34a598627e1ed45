/**
 * Draws the pins of WeChat's native map, which takes nothing but PNG files (the H5 map draws its own in CSS).
 * Run again when a kind of station gets another icon or the palette changes:
 *
 *   CHROMIUM=/usr/bin/chromium node --import tsx tools/make-map-markers.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { deflateSync, crc32 as zlibCrc32 } from 'node:zlib'

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'src/components/map/markers')
const LUCIDE = join(ROOT, 'node_modules/lucide-static')
const SIZE = 96

/** Pins that can be open or selected; a closed one shows the moon whatever it is. */
const ICONS = ['building-2', 'armchair', 'flask-conical', 'truck', 'heart-pulse', 'utensils']
const CLOSED = 'moon'
/** As in the theme: native pins cannot read CSS variables. */
const COLOURS = { open: '#1B7A3E', closed: '#6B645B', selected: '#AD4F08' }

const strokes = (icon: string) =>
  readFileSync(join(LUCIDE, 'icons', `${icon}.svg`), 'utf8')
    .replace(/^[\s\S]*?<svg[\s\S]*?>/, '')
    .replace('</svg>', '')
    .replace(/\s+/g, ' ')
    .trim()

const pin = (icon: string, colour: string) => `
<svg xmlns="http://www.w3.org/2000/svg" width="${String(SIZE)}" height="${String(SIZE)}" viewBox="0 0 48 48">
  <circle cx="24" cy="24" r="23" fill="rgba(31,27,22,.14)"/>
  <circle cx="24" cy="24" r="21.5" fill="#fff"/>
  <circle cx="24" cy="24" r="18.5" fill="${colour}"/>
  <g transform="translate(12.6 12.6) scale(.95)" fill="none" stroke="#fff" stroke-width="2"
     stroke-linecap="round" stroke-linejoin="round">${strokes(icon)}</g>
</svg>`

/** Colours of a pin that are kept as they are; the rest are edges, and take the nearest of these. */
const PALETTE = 32

/** The most frequent colours as a palette, and which of them each point has. */
function quantise(rgba: number[]): { indices: Uint8Array; palette: number[][] } {
  const points = Array.from({ length: rgba.length / 4 }, (_, i) => rgba.slice(i * 4, i * 4 + 4))
  const counts = new Map<string, number>()
  for (const point of points) counts.set(point.join(), (counts.get(point.join()) ?? 0) + 1)
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, PALETTE)
    .map(([colour]) => colour.split(',').map(Number))
  const nearest = new Map<string, number>()
  const indexOf = (point: number[]) => {
    const key = point.join()
    const known = nearest.get(key)
    if (known !== undefined) return known
    const apart = palette.map(colour =>
      colour.reduce((sum, part, i) => sum + (part - (point[i] ?? 0)) ** 2, 0),
    )
    const found = apart.indexOf(Math.min(...apart))
    nearest.set(key, found)
    return found
  }
  return { indices: Uint8Array.from(points, indexOf), palette }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(zlibCrc32(body))
  return Buffer.concat([length, body, crc])
}

/** A palette PNG that names the icons' licence. */
function png(rgba: number[]): Buffer {
  const { indices, palette } = quantise(rgba)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIZE, 0)
  header.writeUInt32BE(SIZE, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const rows = Buffer.alloc((SIZE + 1) * SIZE)
  for (let y = 0; y < SIZE; y++) rows.set(indices.subarray(y * SIZE, (y + 1) * SIZE), y * (SIZE + 1) + 1)
  const notice = Buffer.from('Copyright\0Icon: Lucide, ISC licence, https://lucide.dev/license', 'latin1')
  const image = deflateSync(rows, { level: 9 })
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(c => c.slice(0, 3)))),
    chunk('tRNS', Buffer.from(palette.map(c => c[3] ?? 255))),
    chunk('tEXt', notice),
    chunk('IDAT', image),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

async function draw() {
  mkdirSync(OUT, { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ],
  })
  const page = await browser.newPage()
  const files = [
    ...ICONS.flatMap(icon => [
      { name: `${icon}-open`, svg: pin(icon, COLOURS.open) },
      { name: `${icon}-selected`, svg: pin(icon, COLOURS.selected) },
    ]),
    { name: 'closed', svg: pin(CLOSED, COLOURS.closed) },
    { name: 'closed-selected', svg: pin(CLOSED, COLOURS.selected) },
  ]
  let bytes = 0
  for (const { name, svg } of files) {
    const rgba = await page.evaluate(
      async ({ source, size }) => {
        const image = new Image()
        image.src = `data:image/svg+xml,${encodeURIComponent(source)}`
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = canvas.height = size
        const context = canvas.getContext('2d')
        if (!context) throw new Error('no canvas')
        context.drawImage(image, 0, 0, size, size)
        return Array.from(context.getImageData(0, 0, size, size).data)
      },
      { source: svg, size: SIZE },
    )
    const file = png(rgba)
    bytes += file.length
    writeFileSync(join(OUT, `${name}.png`), file)
  }
  await browser.close()

  console.log(`${String(files.length)} pins, ${String(bytes)} bytes → ${OUT}`)
}

void draw()
