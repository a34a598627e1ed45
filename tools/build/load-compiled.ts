import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'

/** Beside a file: what V8 made of it when it was built. */
export const CODE = '.code'

/**
 * A `require` for the files of a function's folder that takes V8's code from beside a file instead of compiling
 * its text. V8 refuses code of another version, of other flags or of a text of another length; then, and where
 * there is none, the text is compiled as usual. Runs inside every function before anything else: `node:module`,
 * which knows how to wrap a file, would cost as much to load as a function's own text.
 *
 * @param made receives each script, for those who want its code
 */
export function loaderOf(
  folder: string,
  require: NodeJS.Require,
  made?: (file: string, script: Script) => void,
): (name: string) => unknown {
  const load = (name: string): unknown => {
    if (!name.startsWith('./')) return require(name)
    const filename = join(folder, name)
    const known = require.cache[filename]
    if (known) return known.exports
    const module = { id: filename, filename, exports: {}, loaded: false, children: [] }
    require.cache[filename] = module as unknown as NodeJS.Module
    try {
      const text = readFileSync(filename, 'utf8')
      const wrapped = `(function (exports, require, module, __filename, __dirname) { ${text}\n})`
      const script = new Script(wrapped, { filename, ...codeOf(filename) })
      made?.(filename, script)
      const run = script.runInThisContext() as (...values: unknown[]) => void
      run.call(module.exports, module.exports, own, module, filename, folder)
    } catch (error) {
      // As Node does it: what failed is tried again when it is asked for again.
      Reflect.deleteProperty(require.cache, filename)
      throw error
    }
    module.loaded = true
    return module.exports
  }
  const own = Object.assign(load, { cache: require.cache, resolve: require.resolve })
  return own
}

function codeOf(file: string): { cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(file + CODE) }
  } catch {
    return {}
  }
}
