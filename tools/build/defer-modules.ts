import path from 'node:path'
import type { Plugin } from 'esbuild'
import { deferredBuiltins, deferredParts, type DeferredPart } from './sdk-parts'

const STAND_IN = 'stand-in'
const BUILTIN = 'deferred-builtin'

/**
 * Puts stand-ins in the place of those parts of Node that cost time to load; see `deferredBuiltins`. For ES
 * modules they are functions of which only the imported ones are kept, for CommonJS an object of getters.
 */
export function deferBuiltins(): Plugin {
  return {
    name: 'defer-builtins',
    setup(build) {
      const filter = new RegExp(`^(node:)?(${deferredBuiltins.join('|')})$`)
      build.onResolve({ filter }, ({ path: name, namespace, kind }) =>
        // The stand-in itself asks for the real one.
        namespace === BUILTIN
          ? { path: name, external: true }
          : {
              path: name.replace('node:', ''),
              namespace: BUILTIN,
              pluginData: kind === 'require-call' ? gettersOf : functionsOf,
              suffix: kind === 'require-call' ? '?getters' : '?functions',
            },
      )
      build.onLoad({ filter: /./, namespace: BUILTIN }, ({ path: name, pluginData }) => ({
        contents: (pluginData as typeof gettersOf)(name),
      }))
    },
  }
}

function gettersOf(name: string): string {
  const getters = Object.keys(builtin(name)).map(
    member => `get ${JSON.stringify(member)}() { return require(${JSON.stringify(name)}).${member} },`,
  )
  return `module.exports = {\n${getters.join('\n')}\n}`
}

function functionsOf(name: string): string {
  return Object.entries(builtin(name))
    .filter(([member, value]) => typeof value === 'function' && /^[a-z]/.test(member))
    .map(
      ([member]) =>
        `export const ${member} = (...all) => process.getBuiltinModule(${JSON.stringify(name)}).${member}(...all)`,
    )
    .join('\n')
}

function builtin(name: string): Readonly<Record<string, unknown>> {
  return process.getBuiltinModule(name) as unknown as Readonly<Record<string, unknown>>
}

/**
 * Puts stand-ins in the place of `deferredParts`; what does not stay inside comes from `file`, beside the
 * bundle. `found` receives the name under which each of those is asked for.
 */
export function deferParts(file: string, found: Set<string>): Plugin {
  return {
    name: 'defer-parts',
    setup(build) {
      build.onResolve({ filter: /./ }, args => {
        if (args.namespace === STAND_IN) return undefined
        const part = deferredParts.find(
          ({ asked, by }) => asked.test(args.path) && (by === undefined || by.test(args.importer)),
        )
        if (!part) return undefined
        const at = part.inside ? path.resolve(args.resolveDir, args.path) : args.path
        if (!part.inside) found.add(at)
        return { path: at, namespace: STAND_IN, pluginData: part }
      })
      build.onLoad({ filter: /./, namespace: STAND_IN }, ({ path: name, pluginData }) => {
        const part = pluginData as DeferredPart
        const real = part.inside
          ? `require(${JSON.stringify(name)})`
          : `require(${JSON.stringify(`./${file}`)})[${JSON.stringify(name)}]()`
        return { contents: standIn(part, real), resolveDir: __dirname }
      })
      build.onResolve({ filter: new RegExp(`^\\./${file}$`) }, ({ path: name, namespace }) =>
        namespace === STAND_IN ? { path: name, external: true } : undefined,
      )
    },
  }
}

function standIn({ esModule, factory }: DeferredPart, real: string): string {
  const made = `real().default.${factory ?? ''}(...values)`
  const default_ = factory
    ? `default: deferredValue(() => real().default, { ${factory}: (...values) => deferredValue(() => ${made}) }),`
    : ''
  return `
    const { deferredValue } = require('./deferred-value')
    const real = () => ${real}
    module.exports = deferredValue(real, { __esModule: ${String(esModule ?? false)}, ${default_} })`
}

/** The bundle of what `deferParts` found: an object of functions that each give one module. */
export function partsSource(found: Iterable<string>): string {
  const parts = [...found].map(name => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)}),`)
  return `module.exports = {\n${parts.join('\n')}\n}`
}
