import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runCommand } from '../terminal/run-command'
import type { Tier } from './tiers'

export interface TierResult {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What jest said, for a tier that failed. */
  readonly output: string
}

/** What jest writes with `--json`, as far as we read it. */
interface JestSummary {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numRuntimeErrorTestSuites: number
}

/**
 * Runs a tier to its end. A file that cannot even be loaded counts as a failure, and so does a jest that
 * leaves no summary: nothing that did not run may look as if it had passed.
 */
export async function runTier(
  root: string,
  tier: Tier,
  options: {
    readonly env?: NodeJS.ProcessEnv
    readonly jestArguments?: readonly string[]
    readonly onOutput?: (text: string) => void
  } = {},
): Promise<TierResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nuanlin-test-'))
  const summaryFile = path.join(folder, 'summary.json')
  try {
    const { code, output } = await runCommand(
      process.execPath,
      [
        path.join(root, 'node_modules/jest/bin/jest.js'),
        '--selectProjects',
        tier.project,
        '--passWithNoTests',
        '--json',
        `--outputFile=${summaryFile}`,
        ...(options.jestArguments ?? []),
      ],
      {
        cwd: root,
        ...(options.onOutput === undefined ? {} : { onOutput: options.onOutput }),
        env: { ...process.env, ...options.env, TZ: tier.timezone, FORCE_COLOR: '0', NODE_ENV: 'test' },
      },
    )
    const summary = await readFile(summaryFile, 'utf8').catch(() => null)
    return resultOf(code, summary, output)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Reads jest's summary (null where it left none) together with its exit code. */
export function resultOf(code: number, summary: string | null, output: string): TierResult {
  if (summary === null) {
    // jest says so itself when no test file matches, and then leaves no summary.
    if (code === 0 && /No tests found/.test(output)) return { passed: 0, failed: 0, skipped: 0, output: '' }
    return { passed: 0, failed: 1, skipped: 0, output }
  }
  const counts = JSON.parse(summary) as JestSummary
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites
  return {
    passed: counts.numPassedTests,
    // Not every failure is a test's: a hook after the last one, a worker that died.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: counts.numPendingTests,
    output: code === 0 ? '' : output,
  }
}
