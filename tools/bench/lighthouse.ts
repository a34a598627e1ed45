import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer } from '../../local/server/start-server'
import { runCommand } from '../terminal/run-command'
import { browserPath } from '../test/browser'
import { median, type Figure } from './figure'

const budgets = { performance: 95, accessibility: 100, 'best-practices': 95 } as const
type Category = keyof typeof budgets

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

/** One run says little on a machine that does other things as well. */
const RUNS = 5

/**
 * The index of a Moto G Power, the phone that Lighthouse stands for, as the developer tools of Chrome
 * calibrate their throttling. Lighthouse's own factor of 4 supposes a machine four times as quick.
 */
const PHONE_INDEX = 264
const USUAL_SLOWDOWN = 4

interface Report {
  readonly environment: { readonly benchmarkIndex: number }
  readonly categories: Readonly<Record<string, { readonly score: number | null } | undefined>>
  readonly audits: Readonly<Record<string, { readonly numericValue?: number } | undefined>>
}

/**
 * Lighthouse's judgement of the H5 home page on a mid-range phone, out of 100: the median of several runs.
 * Each run is slowed down to the speed of the phone; where the machine is slower than Lighthouse supposes, or
 * was busy during the run, less than usual.
 */
export async function benchLighthouse(root: string): Promise<Figure[]> {
  const browser = browserPath()
  if (!browser) throw new Error('Lighthouse needs Chromium: apt-get install chromium, or set CHROMIUM')
  const folder = await mkdtemp(path.join(tmpdir(), 'nuanlin-lighthouse-'))
  const server = await startServer({ root, dataDir: path.join(folder, 'data'), port: 0, demo: 'load' })
  try {
    await warm(server.url)
    const runs: Report[] = []
    for (let run = 0; run < RUNS; run++) {
      runs.push(await measure(root, browser, `${server.url}/`, path.join(folder, String(run))))
    }
    return Object.entries(budgets).map(([name, budget]) => ({
      name: `H5 home, Lighthouse mobile: ${name}`,
      value: median(runs.map(run => scoreOf(run, name as Category))),
      budget,
      atLeast: true,
      ...(name === 'performance' ? { detail: detailOf(runs) } : {}),
    }))
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The server answers a second visitor: functions are started, files are compressed. */
async function warm(url: string): Promise<void> {
  const answer = await fetch(`${url}/api/station/home`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input: {} }),
  })
  if (!answer.ok) throw new Error(`the first screen's call failed: ${await answer.text()}`)
  const page = await (await fetch(url)).text()
  const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file)
  for (const file of files) await (await fetch(`${url}${file}`)).arrayBuffer()
}

/** Gathers once, and judges what was gathered with the slowdown that suits the machine as it was then. */
async function measure(root: string, browser: string, url: string, folder: string): Promise<Report> {
  await mkdir(folder)
  const report = path.join(folder, 'report.json')
  const lighthouse = async (...more: string[]): Promise<Report> => {
    const { code, output } = await runCommand(
      process.execPath,
      [
        path.join(root, 'node_modules/lighthouse/cli/index.js'),
        url,
        '--quiet',
        '--output=json',
        `--output-path=${report}`,
        `--only-categories=${Object.keys(budgets).join(',')}`,
        `--chrome-flags=${flags.join(' ')} --user-data-dir=${path.join(folder, 'profile')}`,
        ...more,
      ],
      { cwd: folder, env: { ...process.env, CHROME_PATH: browser } },
    )
    if (code !== 0) throw new Error(`Lighthouse failed (${code}): ${output.slice(-2000)}`)
    return JSON.parse(await readFile(report, 'utf8')) as Report
  }
  const artifacts = path.join(folder, 'gathered')
  const usual = await lighthouse(`-GA=${artifacts}`)
  const slowdown = usual.environment.benchmarkIndex / PHONE_INDEX
  if (slowdown >= USUAL_SLOWDOWN) return usual
  const cpuSlowdownMultiplier = Math.round(Math.max(1, slowdown) * 100) / 100
  await changeGathered(artifacts, cpuSlowdownMultiplier)
  return lighthouse(`-A=${artifacts}`, `--throttling.cpuSlowdownMultiplier=${cpuSlowdownMultiplier}`)
}

/** Lighthouse judges only under the settings it gathered with; the slowdown had no part in the gathering. */
async function changeGathered(artifacts: string, cpuSlowdownMultiplier: number): Promise<void> {
  const file = path.join(artifacts, 'artifacts.json')
  const gathered = JSON.parse(await readFile(file, 'utf8')) as { settings: { throttling: object } }
  Object.assign(gathered.settings.throttling, { cpuSlowdownMultiplier })
  await writeFile(file, JSON.stringify(gathered))
}

function scoreOf({ categories }: Report, name: Category): number {
  return Math.round((categories[name]?.score ?? 0) * 100)
}

function detailOf(runs: readonly Report[]): string {
  const middle = (audit: string) => median(runs.map(({ audits }) => audits[audit]?.numericValue ?? NaN))
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const index = runs.map(({ environment }) => Math.round(environment.benchmarkIndex))
  return [
    `of ${runs.map(run => scoreOf(run, 'performance')).join(', ')}`,
    `first paint ${seconds(middle('first-contentful-paint'))}`,
    `largest ${seconds(middle('largest-contentful-paint'))}`,
    `blocked ${Math.round(middle('total-blocking-time'))} ms`,
    `machine's index ${index.join(', ')}`,
  ].join(' · ')
}
