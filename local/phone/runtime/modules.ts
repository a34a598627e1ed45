import { type AppConfig, resolvePath, subPackagesOf } from '../bundle'
import { type Globals, runInScope } from './scope'

/** Where WeChat's own `define` puts what differs between modules. */
interface LoadedModule {
  exports: unknown
}

export interface ModuleLoaderOptions {
  app: AppConfig
  sources: Record<string, string>
  globals: Globals
}

/**
 * Loads a mini program's CommonJS modules by WeChat's rules: paths are relative or absolute, no folder indexes, and a
 * module of a sub-package is out of reach for the main package and for other sub-packages.
 */
export class ModuleLoader {
  private readonly cache = new Map<string, LoadedModule>()
  private readonly roots: string[]
  /** Roots of the sub-packages that a page has been opened in. */
  readonly loadedPackages = new Set<string>()

  constructor(private readonly options: ModuleLoaderOptions) {
    this.roots = subPackagesOf(options.app).map(sub => `${sub.root.replace(/^\/|\/$/g, '')}/`)
  }

  /** The sub-package root a path lies in, with its slash; empty for the main package. */
  packageOf(path: string): string {
    return this.roots.find(root => path.startsWith(root)) ?? ''
  }

  isLoaded(path: string): boolean {
    return this.cache.has(path)
  }

  /** Makes a sub-package's code available, as opening one of its pages does. */
  enterPackageOf(path: string): void {
    const root = this.packageOf(path)
    if (root !== '') this.loadedPackages.add(root)
  }

  /** @throws if the module does not exist, lies in a sub-package not yet opened, or throws itself */
  load(path: string): unknown {
    const cached = this.cache.get(path)
    if (cached !== undefined) return cached.exports
    const source = this.options.sources[path]
    if (source === undefined) throw new Error(`module '${path}.js' is not defined`)
    const root = this.packageOf(path)
    if (root !== '' && !this.loadedPackages.has(root)) {
      throw new Error(`module '${path}.js' is not defined: sub-package '${root}' is not loaded`)
    }
    const module: LoadedModule = { exports: {} }
    this.cache.set(path, module)
    const require = (id: unknown) => this.requireFrom(path, id)
    require.async = (id: unknown) => this.requireAsync(path, id)
    try {
      runInScope(source, path, this.options.globals, { require, module, exports: module.exports })
    } catch (error) {
      this.cache.delete(path)
      throw error
    }
    return module.exports
  }

  private requireFrom(from: string, id: unknown): unknown {
    if (typeof id !== 'string') throw new Error('require args must be a string')
    const path = resolvePath(from, id)
    const root = this.packageOf(path)
    if (root !== '' && root !== this.packageOf(from)) {
      throw new Error(
        `module '${path}.js' is not defined, require args is '${id}': '${from}.js' is outside sub-package '${root}'`,
      )
    }
    return this.load(path)
  }

  private requireAsync(from: string, id: unknown): Promise<unknown> {
    return Promise.resolve().then(() => {
      if (typeof id !== 'string') throw new Error('require args must be a string')
      const path = resolvePath(from, id)
      this.enterPackageOf(path)
      return this.load(path)
    })
  }
}
