import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { errorCode } from '../../local/server/error-code'

/** Tells this process from every other, also from one of before that had its number. */
const RUN = randomUUID()

/** Whose a lock is. */
interface Holder {
  readonly pid: number
  readonly run: string
  readonly started: string | null
}

/**
 * Does `work` while no other process of this machine builds the same thing; waits for one that does. A lock
 * whose process is gone is nobody's.
 */
export async function whileLocked<Result>(
  file: string,
  onWait: (pid: number) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(path.dirname(file), { recursive: true })
  let said = false
  while (!(await take(file))) {
    const holder = await holderOf(file)
    if (holder === null || !(await stillRuns(holder))) {
      await rm(file, { force: true })
      continue
    }
    if (!said) onWait(holder.pid)
    said = true
    await wait(300)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

/** A link appears with its content or not at all: nobody reads a lock that does not say whose it is yet. */
async function take(file: string): Promise<boolean> {
  const own = `${file}-${randomUUID()}`
  await writeFile(own, JSON.stringify({ pid: process.pid, run: RUN, started: await startOf(process.pid) }))
  try {
    await link(own, file)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(own, { force: true })
  }
}

async function holderOf(file: string): Promise<Holder | null> {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    const holder = JSON.parse(text) as Partial<Holder>
    return Number.isInteger(holder.pid) ? (holder as Holder) : null
  } catch {
    return null
  }
}

/** A number alone says little: in a container that was restarted in the middle of a build it may be our own. */
async function stillRuns({ pid, run, started }: Holder): Promise<boolean> {
  if (pid === process.pid) return run === RUN
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false
  }
  const found = started === null ? null : await startOf(pid)
  return found === null || found === started
}

/** When a process began, in ticks since the machine did; null where the system does not tell. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name in brackets may hold spaces and brackets of its own; the start is the twentieth field after it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}
