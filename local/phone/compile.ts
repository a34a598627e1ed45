import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import {
  type AppConfig,
  type CompileWarning,
  type EntryConfig,
  type PhoneBundle,
  joinPath,
  subPackagesOf,
} from './bundle'
import { scanAttributes } from './scan-attributes'

const IMAGE_TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}

interface CompilerComplaint {
  message: string
  startLine: number
}

/**
 * Compiles a built mini program (the folder that holds `app.json`) for the phone.
 *
 * WXML and WXS go through WeChat's own compiler; whatever it complains about is in `warnings`, and so is a JSON file
 * that does not parse. Pages named in `app.json` without a script or a template are reported the same way.
 * @throws if there is no readable `app.json`
 */
export function compilePhoneBundle(distDir: string): PhoneBundle {
  const files = listFiles(distDir)
  const read = (file: string) => readFileSync(join(distDir, file), 'utf8')
  const app = JSON.parse(read('app.json')) as AppConfig
  const warnings: CompileWarning[] = []
  const attributes = new Map<string, Set<string>>()
  const bundle: PhoneBundle = {
    app,
    pages: [
      ...app.pages,
      ...subPackagesOf(app).flatMap(sub => sub.pages.map(page => joinPath(sub.root, page))),
    ],
    templates: '',
    wxml: [],
    modules: {},
    styles: {},
    configs: {},
    assets: {},
    warnings,
    attributes: {},
  }
  const group = new TmplGroup()
  for (const file of files) {
    const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
    const path = file.slice(0, -extension.length - 1)
    const imageType = IMAGE_TYPES[extension]
    if (extension === 'wxml') {
      const source = read(file)
      scanAttributes(source, attributes)
      bundle.wxml.push(path)
      for (const complaint of group.addTmpl(path, source) as CompilerComplaint[]) {
        warnings.push({ file, line: complaint.startLine + 1, message: complaint.message })
      }
    } else if (extension === 'wxs') group.addScript(path, read(file))
    else if (extension === 'js') bundle.modules[path] = read(file)
    else if (extension === 'wxss') bundle.styles[path] = read(file)
    else if (extension === 'json' && path !== 'app') {
      try {
        bundle.configs[path] = JSON.parse(read(file)) as EntryConfig
      } catch (error) {
        warnings.push({ file, line: 1, message: `not JSON: ${String(error)}` })
      }
    } else if (imageType !== undefined) {
      const base64 = readFileSync(join(distDir, file)).toString('base64')
      bundle.assets[`/${file}`] = `data:${imageType};base64,${base64}`
    }
  }
  bundle.templates = group.getTmplGenObjectGroups()
  group.free()
  bundle.attributes = Object.fromEntries([...attributes].map(([tag, names]) => [tag, [...names].sort()]))
  for (const page of bundle.pages) {
    if (bundle.modules[page] === undefined)
      warnings.push({ file: `${page}.js`, line: 1, message: 'page without a script' })
    if (!bundle.wxml.includes(page))
      warnings.push({ file: `${page}.wxml`, line: 1, message: 'page without a template' })
  }
  return bundle
}

function listFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath, entry.name).slice(root.length).replace(/\\/g, '/').replace(/^\//, ''),
    )
    .sort()
}
