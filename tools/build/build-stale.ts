import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { step, type Say } from '../terminal/steps'
import { whileLocked } from './build-lock'
import { fingerprint } from './fingerprint'
import { targets as everyTarget, type Target } from './targets'

/**
 * Builds those of `names` (and what they stand on) whose inputs changed since they were built last; all of
 * them with `force`. The stamp of a build is written after it, so one that broke off is stale.
 * @returns the names that were built.
 */
export async function buildStale(
  root: string,
  names: readonly string[],
  { say, force = false, targets = everyTarget }: { say: Say; force?: boolean; targets?: readonly Target[] },
): Promise<string[]> {
  const built: string[] = []
  for (const target of inOrder(names, targets)) {
    await mkdir(path.join(root, 'dist'), { recursive: true })
    const lock = path.join(root, 'dist', `.lock-${target.name}`)
    const onWait = (pid: number) => say(`  ${target.name} is being built by process ${pid}, waiting for it`)
    await whileLocked(lock, onWait, async () => {
      const files = await fingerprint(root, [
        ...target.inputs,
        ...target.after.map(name => `dist/${stampOf(name)}`),
      ])
      const now = [files, target.setting?.() ?? ''].join(' ').trim()
      const stamp = path.join(root, 'dist', stampOf(target.name))
      const then = await readFile(stamp, 'utf8').catch(() => '')
      if (!force && then.trim() === now) return
      await step(`build ${target.name}`, say, () => target.build(root))
      await writeFile(stamp, `${now}\n`)
      built.push(target.name)
    })
  }
  return built
}

function stampOf(name: string): string {
  return `.stamp-${name}`
}

function inOrder(names: readonly string[], targets: readonly Target[]): Target[] {
  const ordered: Target[] = []
  const add = (name: string) => {
    const target = targets.find(t => t.name === name)
    if (!target) throw new Error(`nothing to build is called ${name}: ${targets.map(t => t.name).join(', ')}`)
    if (ordered.includes(target)) return
    target.after.forEach(add)
    ordered.push(target)
  }
  names.forEach(add)
  return ordered
}
