import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { errorCode } from '../../local/server/error-code'

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
    if (holder === null || !isAlive(holder)) {
      await rm(file, { force: true })
      continue
    }
    if (!said) onWait(holder)
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
  await writeFile(own, String(process.pid))
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

async function holderOf(file: string): Promise<number | null> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''))
  return Number.isInteger(pid) && pid > 0 ? pid : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
