import path from 'node:path'
import type { Compiler } from 'webpack'
import { slimTemplates } from './slim-templates'
import { componentsIn, sourceOf } from './source-words'

/** As much of Taro's chained configuration as is used here. */
export interface Chain {
  readonly module: { rule: (name: string) => Rule }
  plugin: (name: string) => { use: (plugin: object) => unknown }
}

interface Rule {
  test: (files: RegExp) => Rule
  use: (name: string) => { loader: (file: string) => { options: (options: object) => unknown } }
}

/** In `@tarojs/shared` and the platform: what every component of WeChat can be given. */
const componentLists =
  /[\\/]@tarojs[\\/](?:shared[\\/]dist[\\/]components|plugin-platform-weapp[\\/]dist[\\/]runtime)\.js$/
const taroEntry = /[\\/]@tarojs[\\/]taro[\\/]index\.js$/
const taroReact = /[\\/]@tarojs[\\/]react[\\/]dist[\\/]react\.esm\.js$/

/**
 * Keeps out of the mini program's main package what Taro carries for components and attributes that the
 * client does not use. What is used is read from `src`, so nothing is listed by hand.
 */
export function slimWeapp(chain: Chain, root: string): void {
  // While developing, a component may come into use at any moment.
  if (process.env.NODE_ENV !== 'production') return
  const source = sourceOf(path.join(root, 'src'))
  chain.module
    .rule('dropComponents')
    .test(componentLists)
    .use('dropComponents')
    .loader(path.join(__dirname, 'drop-components-loader.mjs'))
    .options({ used: componentsIn(source).sort() })
  // Taro's entry takes one name from its runtime in a way that makes webpack keep all of it.
  replace(
    chain,
    taroEntry,
    "const { hooks } = require('@tarojs/runtime')",
    "const hooks = require('@tarojs/runtime').hooks",
  )
  // Its React is the only caller of the parser of HTML text, on a platform that is not this one.
  replace(chain, taroReact, 'import { setInnerHTML, ', 'const setInnerHTML = undefined\nimport { ')
  chain.plugin('slimTemplates').use(new SlimTemplatesPlugin(source))
}

function replace(chain: Chain, file: RegExp, from: string, to: string): void {
  const name = `replace ${file.source}`
  chain.module
    .rule(name)
    .test(file)
    .use(name)
    .loader(path.join(__dirname, 'replace-loader.mjs'))
    .options({ from, to })
}

class SlimTemplatesPlugin {
  constructor(private readonly source: string) {}

  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack
    compiler.hooks.compilation.tap('SlimTemplates', compilation => {
      // After Taro, which writes its templates among the last.
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT + 1
      compilation.hooks.processAssets.tap({ name: 'SlimTemplates', stage }, assets => {
        const templates = assets['base.wxml']
        if (!templates) return
        compilation.updateAsset(
          'base.wxml',
          new sources.RawSource(slimTemplates(templates.source().toString(), this.source)),
        )
      })
    })
  }
}
