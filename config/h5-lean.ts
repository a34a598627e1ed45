import path from 'node:path'
import type webpack from 'webpack'
import type { Compilation, Compiler } from 'webpack'

/** As much of Taro's chained configuration as is used here. */
export interface Chain {
  readonly module: {
    rule: (name: string) => {
      test: (files: RegExp) => {
        enforce: (when: 'post') => { use: (name: string) => { loader: (file: string) => unknown } }
      }
    }
  }
  readonly resolve: { readonly alias: { set: (from: string, to: string | false) => unknown } }
  plugin: (name: string) => {
    tap: (change: (args: unknown[]) => unknown[]) => unknown
    use: (plugin: object) => unknown
  }
}

const pullDown = '@tarojs/components-react/dist/components/pull-down-refresh'

/**
 * Keeps out of the H5 client what Taro brings for components that we draw ourselves: its React components,
 * its web components with their library, and the styles and the font of both.
 */
export function leanH5(
  chain: Chain,
  { NormalModuleReplacementPlugin }: Pick<typeof webpack, 'NormalModuleReplacementPlugin'>,
  root: string,
): void {
  const { alias } = chain.resolve
  // Not by an alias: Taro takes apart whatever answers to the name of its components.
  chain
    .plugin('plainElements')
    .use(
      new NormalModuleReplacementPlugin(
        /^@tarojs\/components$/,
        path.join(root, 'src/components/elements.h5.tsx'),
      ),
    )
  // The router knows the tab bar that it would draw if ours were not custom.
  alias.set('@tarojs/components/dist/components', false)
  alias.set('@tarojs/components/dist/taro-components/taro-components.css', false)
  chain.plugin('mainPlugin').tap(args => {
    const [{ loaderMeta: meta }] = args as [{ loaderMeta: { extraImportForWeb: string } }]
    const asked = `import '@tarojs/components-react/dist/index.css'\nimport { PullDownRefresh } from '@tarojs/components'`
    if (!meta.extraImportForWeb.includes(asked))
      throw new Error('Taro no longer imports its H5 components as it did')
    meta.extraImportForWeb = meta.extraImportForWeb.replace(
      asked,
      `import PullDownRefresh from '${pullDown}'`,
    )
    return args
  })
  chain.module
    .rule('startLater')
    .test(/[\\/]src[\\/]app\.config\.ts$/)
    .enforce('post')
    .use('startLater')
    .loader(path.join(__dirname, 'start-later-loader.mjs'))
  chain.plugin('reactFirst').use(new ReactFirstPlugin())
  chain.plugin('firstScreen').use(new FirstScreenPlugin())
}

/** React is an entry of its own: a script, and with it a task, that is done before the client's begins. */
class ReactFirstPlugin {
  apply({ options }: Compiler): void {
    if (typeof options.entry === 'function') throw new Error('Taro gives its entries as a function now')
    const { app } = options.entry
    if (!app) throw new Error('Taro no longer calls its entry app')
    options.entry.react = { import: ['react-dom/client'] }
    app.dependOn = ['react']
  }
}

/** The page that opens first. */
const FIRST = 'pages/home/index'

interface Tag {
  tagName: string
  voidTag: boolean
  attributes: Record<string, string | boolean>
  meta: object
}

interface HtmlHooks {
  alterAssetTagGroups: {
    tap: (name: string, change: (data: { headTags: Tag[]; publicPath: string }) => unknown) => void
  }
}

/**
 * Names the files of the first page in index.html. A browser would otherwise learn of its styles and scripts
 * when the first scripts have run; with its styles there, the shell of the page can be shown in them.
 */
class FirstScreenPlugin {
  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('FirstScreen', compilation => {
      const html = compiler.options.plugins.find(
        plugin => plugin && plugin.constructor.name === 'HtmlWebpackPlugin',
      )
      if (!html) throw new Error('Taro no longer makes its page with html-webpack-plugin')
      const htmlPlugin = html.constructor as unknown as {
        getHooks: (compilation: Compilation) => HtmlHooks
      }
      htmlPlugin.getHooks(compilation).alterAssetTagGroups.tap('FirstScreen', data => {
        const files = filesOf(compilation)
        const ofFirst = (end: string) =>
          files.filter(file => file.endsWith(end)).map(file => data.publicPath + file)
        // Before the client's own script, which otherwise asks for them again.
        data.headTags.unshift(...ofFirst('.js').map(src => tag('script', false, { defer: true, src })))
        data.headTags.push(...ofFirst('.css').map(href => tag('link', true, { rel: 'stylesheet', href })))
        return data
      })
    })
  }
}

function tag(tagName: string, voidTag: boolean, attributes: Tag['attributes']): Tag {
  return { tagName, voidTag, attributes, meta: {} }
}

/**
 * Name of the file for a module that several pages share: what the first page needs stands apart from what only
 * others do, so that it does not grow with every page.
 */
export function sharedFileOf(_module: unknown, chunks: readonly webpack.Chunk[]): string {
  const ofFirst = chunks.some(chunk => [...chunk.groupsIterable].some(({ origins }) => origins.some(isFirst)))
  return ofFirst ? 'first' : 'common'
}

// An entry has no request, whatever the types say.
const isFirst = (origin: { request?: string }) => origin.request?.includes(FIRST) === true

/** Files of the first page that index.html does not name by itself. */
function filesOf(compilation: Compilation): string[] {
  const group = compilation.chunkGroups.find(({ origins }) => origins.some(isFirst))
  if (!group) throw new Error(`No chunk was made for ${FIRST}`)
  return group.chunks.flatMap(chunk => [...chunk.files])
}
