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
  readonly url: string
}

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
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='${variant === 'fill' ? INK : 'none'}' ` +
    `stroke='${INK}' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'>${body.replace(/"/g, "'")}</svg>`
  const escaped = svg.replace(/[#%<]/g, c => encodeURIComponent(c))
  return { name: variant ? `${file}-${variant}` : file, url: `url("data:image/svg+xml,${escaped}")` }
}

const icons = readFileSync(path.join(root, 'src/theme/icon-names.txt'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(read)

writeFileSync(
  path.join(root, 'src/theme/icons.scss'),
  `/* ${credit} */\n${icons.map(i => `.icon-${i.name} {\n  --shape: ${i.url};\n}\n`).join('\n')}`,
)
writeFileSync(
  path.join(root, 'src/components/icon/names.ts'),
  `// ${credit}\nexport const iconNames = [\n${icons.map(i => `  '${i.name}',`).join('\n')}\n] as const\nexport type IconName = (typeof iconNames)[number]\n`,
)

const tabs = icons.filter(i => ['house', 'map', 'user'].includes(i.name))
writeFileSync(
  path.join(root, 'src/custom-tab-bar/icons.wxss'),
  `/* ${credit} */\n${tabs.map(i => `.icon-${i.name} {\n  -webkit-mask-image: ${i.url};\n  mask-image: ${i.url};\n}\n`).join('\n')}`,
)
