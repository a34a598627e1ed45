import { readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import type webpack from 'webpack'
import devConfig from './dev'
import { leanH5, sharedFileOf, type Chain as H5Chain } from './h5-lean'
import prodConfig from './prod'
import { slimWeapp } from './weapp-slim/slim-weapp'

const root = path.resolve(__dirname, '..')
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }

/** What both sides agree on is compiled for the client as well. */
const domain = path.join(root, 'domain')

/** Packages written for newer engines than our oldest phones have; Taro's minifier breaks their private fields. */
const modern = ['@tanstack', 'zod', 'supercluster', 'kdbush', 'gcoord'].map(name =>
  path.join(root, 'node_modules', name),
)

/** Our trees are shallow, and each level repeats every template. Taro's types do not know the option. */
const templates = { baseLevel: 8 }

export default defineConfig(merge => {
  const base: UserConfigExport = {
    projectName: 'nuanlin',
    date: '2026-11-21',
    designWidth: 375,
    deviceRatio: { 375: 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    plugins: [path.join(__dirname, 'weapp-accessibility/index.ts')],
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    defineConstants: {
      CLIENT_VERSION: JSON.stringify(version),
    },
    terser: {
      enable: true,
      // Quoted keys cost a tenth of the bundle and turn private fields into nonsense; a Chinese letter as an
      // escape costs twice its bytes.
      config: {
        output: { quote_keys: false, comments: false, ascii_only: false },
        compress: { passes: 2, ecma: 2020 },
      },
    },
    mini: {
      ...templates,
      // The native map shows files, not data URIs.
      imageUrlLoaderOption: { limit: 1 },
      compile: { include: [domain, ...modern] },
      // Our styles do not depend on the order of files.
      miniCssExtractPluginOption: { ignoreOrder: true },
      // Nothing of ours is given as HTML text.
      runtime: { enableInnerHTML: false },
      // Layouts are fluid in real pixels; one unit on both platforms, nothing grows with the screen.
      postcss: { pxtransform: { enable: false }, cssModules: { enable: false } },
      webpackChain(chain, { ProvidePlugin }: typeof webpack) {
        slimWeapp(chain, root)
        chain.plugin('missingGlobals').use(ProvidePlugin, [
          {
            AbortController: [path.join(root, 'src/api/abort-controller.ts'), 'AbortController'],
            performance: [path.join(root, 'src/api/performance.ts'), 'performance'],
          },
        ])
      },
    },
    h5: {
      compile: { include: [domain, ...modern] },
      publicPath: '/',
      staticDirectory: 'static',
      useHtmlComponents: true,
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        autoprefixer: { enable: true },
        pxtransform: { enable: false },
        cssModules: { enable: false },
      },
      webpackChain(chain, webpackItself: typeof webpack) {
        leanH5(chain as H5Chain, webpackItself, root)
        // Without a group of its own, React would be copied into every page.
        chain.optimization.splitChunks({
          chunks: 'all',
          cacheGroups: {
            default: false,
            defaultVendors: false,
            map: {
              name: 'map',
              test: /node_modules[\\/]leaflet[\\/]/,
              priority: 30,
              chunks: 'async',
            },
            // The entry of the same name, see h5-lean.
            react: {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
              priority: 25,
              chunks: 'initial',
              enforce: true,
            },
            vendors: { name: 'vendors', test: /[\\/]node_modules[\\/]/, chunks: 'initial', priority: 20 },
            common: { name: sharedFileOf, chunks: 'async', minChunks: 2, minSize: 0, priority: 10 },
          },
        })
      },
    },
  }
  return Promise.resolve(merge({}, base, process.env.NODE_ENV === 'development' ? devConfig : prodConfig))
})
