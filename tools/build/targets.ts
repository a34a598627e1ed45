import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { collections } from '../../config/cloudbase/collections'
import { functions } from '../../config/cloudbase/functions'
import type { ClientTarget } from './build-client'

/** One thing that the build makes, and what it is made from. */
export interface Target {
  readonly name: string
  /** Files and folders; when none of them changed, it is not built again. */
  readonly inputs: readonly string[]
  /** Targets that must be made before it; their stamps count among its inputs. */
  readonly after: readonly string[]
  /** What else it depends on, beside files. */
  readonly setting?: () => string
  readonly build: (root: string) => Promise<void>
}

const clientInputs = [
  'src',
  'domain',
  'types',
  'config/index.ts',
  'config/dev.ts',
  'config/prod.ts',
  'config/h5-lean.ts',
  'config/start-later-loader.mjs',
  'config/weapp-accessibility',
  'config/weapp-slim',
  'babel.config.js',
  'project.config.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tools/build/build-client.ts',
  'tools/build/precompress.ts',
  'tools/build/seal-page.ts',
  'local/server/security-headers.ts',
]

export const targets: readonly Target[] = [
  {
    name: 'functions',
    inputs: ['cloudfunctions', 'domain', 'config/cloudbase', 'package-lock.json', ...filesOfFunctionsBuild()],
    after: [],
    // V8 takes the code that the build keeps only in the version that made it.
    setting: () => process.version,
    build: async root => {
      // Bundlers are loaded when there is something to build: a start with nothing stale is quick.
      const { buildFunctions } = await import('./build-functions')
      await buildFunctions({
        sourceRoot: path.join(root, 'cloudfunctions'),
        outputRoot: path.join(root, 'dist'),
        functions,
        collections,
        ...(await packageOf(root)),
        rehearse: await import('./rehearsal'),
      })
    },
  },
  { name: 'h5', inputs: clientInputs, after: [], build: root => client(root, 'h5') },
  { name: 'weapp', inputs: clientInputs, after: [], build: root => client(root, 'weapp') },
  {
    name: 'phone',
    inputs: ['local/phone', 'config/district', 'package-lock.json', 'tools/build/targets.ts'],
    after: ['weapp'],
    setting: () => process.env.DISTRICT ?? '',
    build: async root => {
      const { buildPhone } = await import('../../local/phone/serve-phone')
      const { loadDistrict } = await import('../../config/district/load-district')
      const { centre } = loadDistrict().district
      const { html, script, style, bundle } = await buildPhone(path.join(root, 'dist/weapp'), {
        // Where the phone believes it is: in the district, or every list would be hours away.
        location: { latitude: centre.lat, longitude: centre.lng },
      })
      const folder = path.join(root, 'dist/phone')
      await mkdir(folder, { recursive: true })
      await Promise.all([
        writeFile(path.join(folder, 'index.html'), html),
        writeFile(path.join(folder, 'phone.js'), script),
        writeFile(path.join(folder, 'phone.css'), style),
        writeFile(path.join(folder, 'bundle.json'), bundle),
      ])
    },
  },
]

async function client(root: string, target: ClientTarget): Promise<void> {
  const { buildClient } = await import('./build-client')
  await buildClient(root, target)
}

function filesOfFunctionsBuild(): string[] {
  return [
    'build-functions',
    'split-function',
    'load-compiled',
    'compile-ahead',
    'rehearsal',
    'defer-modules',
    'deferred-value',
    'sdk-parts',
  ].map(name => `tools/build/${name}.ts`)
}

async function packageOf(root: string) {
  const { version, dependencies } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string
    dependencies: Readonly<Record<string, string>>
  }
  return { version, packages: dependencies }
}
