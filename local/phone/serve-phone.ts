import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { type PhonePageSettings } from './browser/settings'
import { compilePhoneBundle } from './compile'

/** Files of the phone page, to be served in one folder as `index.html`, `phone.js`, `phone.css`, `bundle.json`. */
export interface PhonePage {
  html: string
  script: string
  style: string
  bundle: string
}

const DEFAULTS: PhonePageSettings = {
  location: { latitude: 22.5431, longitude: 114.0579 },
  bundleUrl: './bundle.json',
  callFunctionUrl: '/local/call-function',
  consentUrl: '/local/consents',
}

/**
 * Builds the page that runs a built mini program in a browser. Nothing in it comes from another host; the page needs
 * `'unsafe-eval'` in its script policy, since a mini program's modules are text to evaluate, and nothing else unusual.
 * @param distDir the folder with `app.json`
 * @throws if a template does not compile
 */
export async function buildPhone(
  distDir: string,
  settings: Partial<PhonePageSettings> = {},
): Promise<PhonePage> {
  const bundle = compilePhoneBundle(distDir)
  if (bundle.warnings.length > 0) {
    const lines = bundle.warnings.map(({ file, line, message }) => `${file}:${line} ${message}`)
    throw new Error(`the mini program's templates have faults:\n${lines.join('\n')}`)
  }
  const browser = path.join(__dirname, 'browser')
  const built = await build({
    entryPoints: [path.join(browser, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  const [html, ...styles] = await Promise.all(
    ['page.html', 'page.css', 'screen.css', 'components.css'].map(file =>
      readFile(path.join(browser, file), 'utf8'),
    ),
  )
  const json = JSON.stringify({ ...DEFAULTS, ...settings }).replace(/</g, '\\u003c')
  return {
    html: (html ?? '').replace('{}', json),
    script: built.outputFiles[0]?.text ?? '',
    style: styles.join('\n'),
    bundle: JSON.stringify(bundle),
  }
}
