/**
 * Turns the icons listed in src/theme/icon-names.txt (Lucide, ISC) into CSS masks, because mini programs
 * show no inline SVG. Run after changing the list: node --import tsx tools/make-icons.ts
 * `name:fill` makes the filled twin of an icon.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')
const source = path.join(root, 'node_modules/lucide-static/icons')
const credit = 'Icons: Lucide (ISC), lucide-static. Made by tools/make-icons.ts; do not edit.'

/** A mask takes only the opacity: the colour with the shortest name. */
const INK = 'red'

interface Icon {
  readonly name: string
  /** What is drawn, in a square of 24. */
  readonly shape: string
}

const SIDE = 24

function read(entry: string): Icon {
  const [file = '', variant] = entry.split(':')
  const body = readFileSync(path.join(source, `${file}.svg`), 'utf8')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<svg[\s\S]*?>/, '')
    .replace('</svg>', '')
    .replace(/\s+/g, ' ')
    .replace(/ ?\/>/g, '/>')
    .replace(/> </g, '><')
    // Paths that follow one another and begin at an absolute point are one path.
    .replace(/(?:<path d="[^"]*"\/>)+/g, paths => paths.replace(/"\/><path d="(?=M)/g, ''))
    .trim()
  const shape = body.replace(/"/g, "'")
  return variant
    ? { name: `${file}-${variant}`, shape: `<g fill='${INK}'>${shape}</g>` }
    : { name: file, shape }
}

/** An image of icons side by side. */
function imageOf(drawn: readonly Icon[]): string {
  const shapes = drawn.map(({ shape }, i) =>
    i === 0 ? shape : `<g transform='translate(${i * SIDE})'>${shape}</g>`,
  )
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${drawn.length * SIDE} ${SIDE}' fill='none' ` +
    `stroke='${INK}' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'>${shapes.join('')}</svg>`
  const escaped = svg.replace(/[#%<]/g, c => encodeURIComponent(c))
  return `url("data:image/svg+xml,${escaped}")`
}

const icons = readFileSync(path.join(root, 'src/theme/icon-names.txt'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(read)

// One image for all: a browser reads each image of a page as a document of its own.
const row = `.icon {
  mask: ${imageOf(icons)} var(--at) 0 / ${icons.length * 100}% 100% no-repeat;
}
`
const places = icons.map(
  ({ name }, i) => `.icon-${name} {\n  --at: ${Number(((i / (icons.length - 1)) * 100).toFixed(4))}%;\n}\n`,
)
writeFileSync(path.join(root, 'src/theme/icons.scss'), `/* ${credit} */\n${[row, ...places].join('\n')}`)
writeFileSync(
  path.join(root, 'src/components/icon/names.ts'),
  `// ${credit}\nexport const iconNames = [\n${icons.map(i => `  '${i.name}',`).join('\n')}\n] as const\nexport type IconName = (typeof iconNames)[number]\n`,
)

const tabs = icons.filter(i => ['house', 'map', 'user'].includes(i.name))
const masks = tabs.map(
  tab =>
    `.icon-${tab.name} {\n  -webkit-mask-image: ${imageOf([tab])};\n  mask-image: ${imageOf([tab])};\n}\n`,
)
writeFileSync(path.join(root, 'src/custom-tab-bar/icons.wxss'), `/* ${credit} */\n${masks.join('\n')}`)
