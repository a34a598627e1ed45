import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, transform, type BuildOptions, type Metafile, type Plugin } from 'esbuild'

/** How our own code and that of packages is written for Node. */
export const forNode = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // `import()` of a file beside the entry is a plain, cached `require`.
  supported: { 'dynamic-import': false },
  // Text of one byte a letter is read and compiled sooner than text with Chinese in it.
  charset: 'ascii',
  logLevel: 'silent',
} as const satisfies BuildOptions

/**
 * Bundles a function so that a call reads what it uses. Three sorts of files come out: what the entry imports, all
 * in one; a file for each module that is imported by `import()`, with what only that one needs; and one file with
 * what several of those need. Every module is in one of them, so its state is one, too.
 *
 * @returns the text of each file by its name; the entry is `entry.js`
 */
export async function splitFunction(entry: string, plugins: readonly Plugin[]): Promise<Map<string, string>> {
  const settings = {
    ...forNode,
    entryPoints: { entry },
    bundle: true,
    write: false,
    metafile: true,
    // Our own lines and names stay readable in the stack of a log line.
    minifySyntax: true,
    // Only ES modules can be split; each file becomes CommonJS afterwards, which is read sooner, and by every loader.
    format: 'esm',
    splitting: true,
    outdir: '/',
  } as const
  const { metafile } = await build({ ...settings, plugins: [...plugins] })
  const layers = layersOf(metafile, path.relative(process.cwd(), entry))
  const { outputFiles } = await build({ ...settings, plugins: [...plugins, standOn(entry, layers)] })
  const files = await Promise.all(
    outputFiles.map(async ({ path: file, text }) => {
      const { code } = await transform(text, { ...forNode, loader: 'js' })
      return [path.basename(file), code] as const
    }),
  )
  return new Map(files)
}

interface Layers {
  /** Modules that are imported by `import()`. */
  readonly later: readonly string[]
  /** What several of those need, and the entry does not. */
  readonly shared: readonly string[]
}

function layersOf({ inputs }: Metafile, entry: string): Layers {
  const later = new Set<string>()
  for (const { imports } of Object.values(inputs))
    for (const { kind, path: to, external } of imports)
      if (kind === 'dynamic-import' && external !== true) later.add(to)
  const below = (top: string): Set<string> => {
    const found = new Set([top])
    for (const module of found)
      for (const { kind, path: to, external } of inputs[module]?.imports ?? [])
        if (kind !== 'dynamic-import' && external !== true) found.add(to)
    return found
  }
  const atOnce = below(entry)
  const users = new Map<string, number>()
  for (const part of later)
    for (const module of below(part)) if (!atOnce.has(module)) users.set(module, (users.get(module) ?? 0) + 1)
  return {
    later: [...later].filter(module => !atOnce.has(module)),
    shared: [...users].filter(([, count]) => count > 1).map(([module]) => module),
  }
}

/**
 * Makes every later module stand on the entry and on all that is shared. The bundler cuts along the sets of
 * those who need a module: without this it would make a small file for every pair and triple of them.
 */
function standOn(entry: string, { later, shared }: Layers): Plugin {
  const ground = [entry, ...shared.filter(isFile)]
  return {
    name: 'stand-on',
    setup(build) {
      const parts = new Set(later.map(module => path.resolve(module)))
      build.onLoad({ filter: /\.ts$/, namespace: 'file' }, async ({ path: file }) => {
        if (!parts.has(file)) return undefined
        const imports = ground
          .map(module => path.resolve(module))
          .filter(module => module !== file)
          .map(module => `import ${JSON.stringify(module)}`)
        return { contents: `${await readFile(file, 'utf8')}\n${imports.join('\n')}\n`, loader: 'ts' }
      })
    },
  }
}

/** Not what a plugin made up. */
function isFile(module: string): boolean {
  return !module.includes(':')
}
