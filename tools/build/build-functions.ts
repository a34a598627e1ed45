import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import type { FunctionSettings } from '../../config/cloudbase/functions'
import type { Collection } from '../../config/cloudbase/collections'
import { cloudbaseRc } from '../../config/cloudbase/cloudbaserc'
import { runCommand } from '../terminal/run-command'
import type { Rehearsal } from './compile-ahead'
import { deferBuiltins, deferParts, partsSource } from './defer-modules'
import { forNode, splitFunction } from './split-function'

/**
 * Packages that stay out of a function's entry. Each becomes a file of its own that is read at the first
 * `await import(...)`: a call that needs no data starts without the SDK.
 */
const lazyPackages: Readonly<Record<string, string>> = {
  '@cloudbase/node-sdk': 'cloudbase.cjs',
  jose: 'jose.cjs',
  'pinyin-pro': 'pinyin.cjs',
  exceljs: 'exceljs.cjs',
  papaparse: 'papaparse.cjs',
  gcoord: 'gcoord.cjs',
}
/** Those that nobody waits for at a cold start, and that take parts of Node in ways a deferred part cannot give. */
const atOnce: ReadonlySet<string> = new Set(['exceljs', 'papaparse', 'gcoord'])
/** What a lazy package itself loads only when it is used stands in a second file, `<name>-parts.cjs`. */
const partsOf = (file: string) => file.replace(/\.cjs$/, '-parts.cjs')

export interface FunctionsBuild {
  /** Folder of `<name>/index.ts`. */
  readonly sourceRoot: string
  /** Folder that receives `cloudfunctions/<name>/`, `cloudbaserc.json` and `collections.json`. */
  readonly outputRoot: string
  readonly functions: readonly FunctionSettings[]
  readonly collections: readonly Collection[]
  readonly version: string
  /** Versions of the packages that are installed beside a function, as package.json pins them. */
  readonly packages: Readonly<Record<string, string>>
  /** What the functions run is compiled ahead; where this is left out, when they are started. */
  readonly rehearse?: {
    /** Calls that stand for those a function will get. */
    readonly callsOf: (name: string) => readonly unknown[]
    readonly environment: Readonly<Record<string, string>>
  }
}

/**
 * Bundles every function so that its folder can be uploaded by itself, and describes the deployment.
 * @throws when a function is listed without an entry, or has an entry and is not listed.
 */
export async function buildFunctions(options: FunctionsBuild): Promise<void> {
  await checkList(options)
  const outputFolder = path.join(options.outputRoot, 'cloudfunctions')
  await rm(outputFolder, { recursive: true, force: true })
  const lazy = new LazyBundles()
  const folderOf = (name: string) => path.join(outputFolder, name)
  for (const { name, packages = [], openApi } of options.functions) {
    const folder = folderOf(name)
    await bundleFunction(path.join(options.sourceRoot, name, 'index.ts'), folder, { lazy, packages })
    await writeJson(path.join(folder, 'package.json'), {
      name: `nuanlin-${name}`,
      version: options.version,
      private: true,
      main: 'index.js',
      ...(packages.length > 0 ? { dependencies: pinned(packages, options.packages) } : {}),
    })
    // Where WeChat's tools read what a function may call of its open API.
    if (openApi) await writeJson(path.join(folder, 'config.json'), { permissions: { openapi: openApi } })
  }
  const { rehearse } = options
  if (rehearse)
    await compileAhead(
      options.functions.map(({ name }) => ({ folder: folderOf(name), calls: rehearse.callsOf(name) })),
      rehearse.environment,
    )
  await writeJson(path.join(options.outputRoot, 'cloudbaserc.json'), cloudbaseRc(options.functions))
  await writeJson(path.join(options.outputRoot, 'collections.json'), options.collections)
}

/** In a process of its own: V8 takes code only where its flags are those under which it was made. */
async function compileAhead(
  rehearsals: readonly Rehearsal[],
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const { NODE_OPTIONS: _flags, ...env } = process.env
  const program = path.join(__dirname, 'compile-ahead.ts')
  const { code, output } = await runCommand(
    process.execPath,
    ['--import', 'tsx', program, JSON.stringify(rehearsals)],
    { env: { ...env, ...environment } },
  )
  if (code !== 0) throw new Error(`the functions could not be compiled ahead (${code}): ${output}`)
}

const loader = `import { loaderOf } from './load-compiled'
  module.exports = loaderOf(__dirname, require)('./entry.js')`

/** Bundles one entry, and puts the lazy packages that it really uses beside it. */
async function bundleFunction(
  entry: string,
  folder: string,
  { lazy, packages }: { readonly lazy: LazyBundles; readonly packages: readonly string[] },
): Promise<void> {
  const used = new Set<string>()
  const files = await splitFunction(entry, [lazily(used), installed(packages), deferBuiltins()])
  for (const name of used) for (const [file, text] of await lazy.files(name)) files.set(file, text)
  files.set('index.js', await bundleSource(loader, []))
  await mkdir(folder, { recursive: true })
  for (const [file, text] of files) await writeFile(path.join(folder, file), text)
}

/** Each lazy package, bundled once for all the functions of a build. */
class LazyBundles {
  readonly #files = new Map<string, Promise<Map<string, string>>>()

  files(name: string): Promise<Map<string, string>> {
    const known = this.#files.get(name)
    if (known) return known
    const files = bundlePackage(name, lazyPackages[name] ?? '')
    this.#files.set(name, files)
    return files
  }
}

async function bundlePackage(name: string, file: string): Promise<Map<string, string>> {
  const found = new Set<string>()
  // The package as `require` gives it, whatever its own format: `import()` then names the same things in a
  // bundle as it does in development.
  const text = await bundleSource(`module.exports = require(${JSON.stringify(name)})`, [
    ...(atOnce.has(name) ? [] : [deferBuiltins(), deferParts(partsOf(file), found)]),
  ])
  const files = new Map([[file, text]])
  if (found.size > 0) files.set(partsOf(file), await bundleSource(partsSource(found), []))
  return files
}

function bundleSource(contents: string, plugins: Plugin[]): Promise<string> {
  return bundle({
    stdin: { contents, resolveDir: __dirname },
    plugins,
    minifyWhitespace: true,
    legalComments: 'none',
  })
}

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...forNode,
    ...options,
    bundle: true,
    write: false,
    minifySyntax: true,
  })
  return outputFiles[0]?.text ?? ''
}

function lazily(used: Set<string>): Plugin {
  return {
    name: 'lazy-packages',
    setup(build) {
      const names = Object.keys(lazyPackages).map(name => name.replace(/[/.]/g, '\\$&'))
      build.onResolve({ filter: new RegExp(`^(${names.join('|')})$`) }, ({ path: name, kind, importer }) => {
        if (kind !== 'dynamic-import') {
          return {
            errors: [{ text: `${importer} must load ${name} by await import(), where it is first needed` }],
          }
        }
        used.add(name)
        return { path: `./${lazyPackages[name] ?? ''}`, external: true }
      })
    },
  }
}

/** Leaves packages that are installed beside the function to `require`, at the first `await import(...)`. */
function installed(packages: readonly string[]): Plugin {
  return {
    name: 'installed-packages',
    setup(build) {
      build.onResolve({ filter: /^sharp$/ }, ({ path: name, kind, importer }) => {
        if (kind === 'dynamic-import' && packages.includes(name)) return { path: name, external: true }
        const how = 'by await import(), in a function that config/cloudbase/functions.ts installs it for'
        return { errors: [{ text: `${importer} must load ${name} ${how}` }] }
      })
    },
  }
}

/** @throws when a package is not pinned to one version */
function pinned(
  packages: readonly string[],
  versions: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    packages.map(name => {
      const version = versions[name] ?? ''
      if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`package.json does not pin ${name}`)
      return [name, version]
    }),
  )
}

async function checkList({ sourceRoot, functions }: FunctionsBuild): Promise<void> {
  const entries = await readdir(sourceRoot, { withFileTypes: true })
  const found = entries
    .filter(entry => entry.isDirectory() && existsSync(path.join(sourceRoot, entry.name, 'index.ts')))
    .map(entry => entry.name)
  const listed = functions.map(({ name }) => name)
  const unlisted = found.filter(name => !listed.includes(name))
  const missing = listed.filter(name => !found.includes(name))
  if (unlisted.length > 0) throw new Error(`not in config/cloudbase/functions.ts: ${unlisted.join(', ')}`)
  if (missing.length > 0) throw new Error(`no index.ts in cloudfunctions for: ${missing.join(', ')}`)
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`)
}
