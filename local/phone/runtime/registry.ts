import { type ComponentOptions, type StyleScopeId, globalOptions, type template } from 'glass-easel'
import { type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { type PhoneBundle, resolvePath } from '../bundle'
import { phoneBackend } from './backend'
import { type ModuleLoader } from './modules'
import { type Globals } from './scope'
import { type SetDataRecord, meterSetData } from './set-data'
import { scopePrefix } from './style-sheets'

type Template = template.ComponentTemplate
type Constructor = (definition: never) => unknown

/** What the adapter keeps to itself and the phone needs: how component options are made, and the pages' style scope. */
interface CodeSpaceInternals {
  _$sharedStyleScope: StyleScopeId
  addComponentStaticConfig: (path: string, config: object) => void
  prepareComponentOptions: (path: string, options?: ComponentOptions) => [ComponentOptions, string]
}

function internals(space: CodeSpace): CodeSpaceInternals {
  return space as unknown as CodeSpaceInternals
}

/**
 * Knows a mini program's pages and components, and defines them on glass-easel when they are first needed. `Page` and
 * `Component` register under the entry that is being loaded, wherever the call itself stands: a bundler may have moved
 * it into a shared chunk.
 */
export class Registry {
  readonly codeSpace: CodeSpace
  private readonly environment = new MiniProgramEnv()
  private readonly backend = this.environment.associateBackend(phoneBackend())
  private readonly registered = new Set<string>()
  private loading: string | undefined

  constructor(
    private readonly bundle: PhoneBundle,
    onSetData: (record: SetDataRecord) => void,
  ) {
    globalOptions.throwGlobalError = false
    this.codeSpace = this.environment.createCodeSpace('main', true)
    this.keepIdsInDom()
    meterSetData(this.codeSpace.getComponentSpace(), onSetData)
    this.addTemplates()
    for (const [path, config] of Object.entries(bundle.configs)) {
      if (config.component === true) this.codeSpace.addStyleSheet(path, undefined, scopePrefix(path))
      const usingComponents = this.componentsOf(path)
      internals(this.codeSpace).addComponentStaticConfig(path, { ...config, usingComponents })
    }
  }

  /** The scope of classes that pages and the app's style sheet share. */
  get sharedStyleScope(): StyleScopeId {
    return internals(this.codeSpace)._$sharedStyleScope
  }

  /** `Page`, `Component` and `Behavior` as globals of the mini program. */
  constructors(): Globals {
    const define = (name: 'Page' | 'Component' | 'Behavior') => (definition: never) => {
      const path = this.loading
      if (path === undefined)
        throw new Error(`${name}() was called while no page or component was being loaded`)
      if (name !== 'Behavior') this.registered.add(path)
      return this.codeSpace.componentEnv(path, env => (env[name] as Constructor)(definition))
    }
    const behavior = define('Behavior') as ReturnType<typeof define> & { trait?: unknown }
    behavior.trait = () => this.codeSpace.traitBehavior()
    return { Page: define('Page'), Component: define('Component'), Behavior: behavior }
  }

  /** Name → absolute path, for one page or component: app.json's components and its own. */
  componentsOf(path: string): Record<string, string> {
    const absolute = (from: string, using: Record<string, string> = {}) =>
      Object.entries(using).map(([name, target]) => [name, `/${resolvePath(from, target)}`] as const)
    const own = this.bundle.configs[path]?.usingComponents
    return Object.fromEntries([...absolute('app', this.bundle.app.usingComponents), ...absolute(path, own)])
  }

  /** Every component a page can create, itself excluded. */
  dependenciesOf(path: string): Set<string> {
    const found = new Set<string>()
    const visit = (from: string) => {
      for (const target of Object.values(this.componentsOf(from))) {
        const component = target.slice(1)
        if (component === path || found.has(component)) continue
        found.add(component)
        visit(component)
      }
    }
    visit(path)
    return found
  }

  /**
   * Runs the code of a page or component and of all it uses.
   * @throws if its code throws, does not register it, or lies in a sub-package that is not loaded
   */
  load(path: string, modules: ModuleLoader): void {
    for (const component of this.dependenciesOf(path)) this.loadEntry(component, modules)
    this.loadEntry(path, modules)
  }

  createRoot(tag: string, path: string) {
    return this.backend.createRoot(tag, this.codeSpace, path)
  }

  private loadEntry(path: string, modules: ModuleLoader): void {
    if (this.registered.has(path)) return
    const outer = this.loading
    this.loading = path
    try {
      modules.load(path)
    } finally {
      this.loading = outer
    }
    if (!this.registered.has(path)) {
      throw new Error(
        `${path} has not been registered yet: its script did not call Page() or Component() at once`,
      )
    }
  }

  private addTemplates(): void {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- compiled templates are text to evaluate
    const evaluate = new Function(`return (${this.bundle.templates})`) as () => Record<
      string,
      Template['content']
    >
    const groups = evaluate()
    for (const path of this.bundle.wxml) {
      const content = groups[path]
      if (content !== undefined) {
        this.codeSpace.addCompiledTemplate(path, { groupList: groups, content })
      }
    }
  }

  /** Ids stand in the DOM as they are written, for styles, selector queries and tests. */
  private keepIdsInDom(): void {
    const space = internals(this.codeSpace)
    const prepare = space.prepareComponentOptions.bind(space)
    space.prepareComponentOptions = (path, options) => {
      const [prepared, isolation] = prepare(path, options)
      return [{ ...prepared, idPrefixGenerator: null, writeIdToDOM: true }, isolation]
    }
  }
}
