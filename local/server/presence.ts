import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What a running server leaves in its data folder, so that other commands can find and talk to it. */
export interface Presence {
  readonly pid: number
  /** Where people go. */
  readonly url: string
  /** The local cloud's admin address, for the SDK's `serviceUrl`. */
  readonly cloudUrl: string
  readonly env: string
}

const fileIn = (dataDir: string) => path.join(dataDir, 'server.json')

export async function announce(dataDir: string, presence: Presence): Promise<void> {
  await writeFile(fileIn(dataDir), `${JSON.stringify(presence, null, 2)}\n`, { mode: 0o600 })
}

export async function withdraw(dataDir: string): Promise<void> {
  await rm(fileIn(dataDir), { force: true })
}

/**
 * The server that runs on a data folder; null when none does. One that was killed leaves its note behind, and its
 * number may belong to another process by now: so it is asked.
 */
export async function runningServer(dataDir: string): Promise<Presence | null> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const presence = JSON.parse(text) as Presence
    process.kill(presence.pid, 0)
    return (await answers(presence.url)) ? presence : null
  } catch {
    return null
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(new URL('/health', url), { signal: AbortSignal.timeout(3000) }).then(
    response => response.ok,
    () => false,
  )
}
