import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The text of every source file below `folder`, tests left out. */
export function sourceOf(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map(entry => {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory()) return sourceOf(file)
      return /(?<!\.test)\.tsx?$/.test(entry.name) ? readFileSync(file, 'utf8') : ''
    })
    .join('\n')
}

/** Names that a source imports from Taro's components, for instance `View`. */
export function componentsIn(source: string): string[] {
  const imports = source.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'@tarojs\/components'/g)
  return [...imports].flatMap(([, names = '']) =>
    names.split(',').map(name =>
      name
        .trim()
        .replace(/^type /, '')
        .replace(/ as .*$/, ''),
    ),
  )
}

/** Every word of a source: an attribute that is none of them is set nowhere. */
export function wordsIn(source: string): Set<string> {
  return new Set(source.match(/[A-Za-z][\w-]*/g))
}
