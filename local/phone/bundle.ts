/** What a WXML file, a WXSS file or a JSON file of a mini program is known by: its path without extension. */
export type EntryPath = string

/** One complaint of the WXML compiler, or of this compiler about a file it cannot read. */
export interface CompileWarning {
  file: string
  line: number
  message: string
}

export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

/** A page's or component's JSON file. */
export interface EntryConfig extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  componentPlaceholder?: Record<string, string>
  styleIsolation?: string
  addGlobalClass?: boolean
}

export interface TabBarItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarConfig {
  custom?: boolean
  color?: string
  selectedColor?: string
  backgroundColor?: string
  list: TabBarItem[]
}

export interface SubPackage {
  root: string
  name?: string
  pages: string[]
  independent?: boolean
}

/** app.json, as far as the phone obeys it. */
export interface AppConfig {
  pages: string[]
  entryPagePath?: string
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  window?: WindowConfig
  tabBar?: TabBarConfig
  usingComponents?: Record<string, string>
  lazyCodeLoading?: string
  requiredPrivateInfos?: string[]
  permission?: Record<string, { desc?: string }>
  __usePrivacyCheck__?: boolean
}

/**
 * A mini program as the phone loads it: plain JSON, so that it travels from the Node program that compiled it to a
 * jsdom window or a browser.
 */
export interface PhoneBundle {
  app: AppConfig
  /** Every page, those of the main package first. */
  pages: EntryPath[]
  /** JavaScript that evaluates to an object: entry path → compiled template. */
  templates: string
  /** Entry paths that have a template. */
  wxml: EntryPath[]
  /** Module path without `.js` → source. */
  modules: Record<string, string>
  /** Path without `.wxss` → source. */
  styles: Record<string, string>
  configs: Record<EntryPath, EntryConfig>
  /** Absolute path (`/images/a.png`) → data URI. */
  assets: Record<string, string>
  warnings: CompileWarning[]
  /** Tag → the attributes that any WXML file gives it, in camelCase; built-in components declare these. */
  attributes: Record<string, string[]>
}

/** The sub-packages under either of the two spellings that WeChat accepts. */
export function subPackagesOf(app: AppConfig): SubPackage[] {
  return app.subPackages ?? app.subpackages ?? []
}

/** `root` + `page` of a sub-package as one path without a leading slash. */
export function joinPath(...parts: string[]): string {
  return parts.join('/').replace(/\/+/g, '/').replace(/^\//, '')
}

/** Resolves `./x`, `../x` and `/x` as written in file `from`; a `.js` at the end is dropped. */
export function resolvePath(from: string, path: string): string {
  const segments = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const segment of path.replace(/\.js$/, '').split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/')
}
