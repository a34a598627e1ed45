import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer } from '../../local/server/start-server'
import { runCommand } from '../terminal/run-command'
import { browserPath } from '../test/browser'
import type { Figure } from './figure'

const budgets = { performance: 95, accessibility: 100, 'best-practices': 95 } as const
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null } | undefined>>
  readonly audits: Readonly<Record<string, { readonly displayValue?: string } | undefined>>
}

/** Lighthouse's judgement of the H5 home page on a mid-range phone, out of 100. */
export async function benchLighthouse(root: string): Promise<Figure[]> {
  const browser = browserPath()
  if (!browser) throw new Error('Lighthouse needs Chromium: apt-get install chromium, or set CHROMIUM')
  const folder = await mkdtemp(path.join(tmpdir(), 'nuanlin-lighthouse-'))
  const server = await startServer({ root, dataDir: path.join(folder, 'data'), port: 0, demo: 'load' })
  try {
    const file = path.join(folder, 'report.json')
    const { code, output } = await runCommand(
      process.execPath,
      [
        path.join(root, 'node_modules/lighthouse/cli/index.js'),
        `${server.url}/`,
        '--quiet',
        '--output=json',
        `--output-path=${file}`,
        `--only-categories=${Object.keys(budgets).join(',')}`,
        `--chrome-flags=${flags.join(' ')} --user-data-dir=${path.join(folder, 'profile')}`,
      ],
      { env: { ...process.env, CHROME_PATH: browser } },
    )
    if (code !== 0) throw new Error(`Lighthouse failed (${code}): ${output.slice(-2000)}`)
    const { categories, audits } = JSON.parse(await readFile(file, 'utf8')) as Report
    const largest = audits['largest-contentful-paint']?.displayValue ?? '?'
    const blocked = audits['total-blocking-time']?.displayValue ?? '?'
    return Object.entries(budgets).map(([name, budget]) => ({
      name: `H5 home, Lighthouse mobile: ${name}`,
      value: Math.round((categories[name]?.score ?? 0) * 100),
      budget,
      atLeast: true,
      ...(name === 'performance' ? { detail: `largest paint ${largest}, blocked ${blocked}` } : {}),
    }))
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
