/**
 * `npm run demo:reset`: clears the data folder and loads the demonstration anew. It removes nothing but a
 * folder that this project's local cloud made, and never one that is in use. `DATA_DIR` names another.
 */
import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { openDataFolder } from '../local/cloud/store/data-folder'
import { StartError } from '../local/server/start-error'
import { runningServer } from '../local/server/presence'
import { startServer } from '../local/server/start-server'
import { buildStale } from './build/build-stale'
import { isDataFolder, madeAnew } from './start/data-folder-names'
import { readSettings } from './start/settings'
import { sayOnTerminal as say, spoken } from './terminal/steps'

const root = path.resolve(__dirname, '..')

async function main(): Promise<void> {
  const began = performance.now()
  const settings = readSettings(root, process.env)
  const { dataDir } = settings
  const running = await runningServer(dataDir)
  if (running) {
    throw new StartError(
      `${dataDir} is in use: ${running.url} (process ${running.pid}). Stop it first with Ctrl-C.`,
    )
  }
  if (existsSync(dataDir) && !isDataFolder(readdirSync(dataDir))) {
    throw new StartError(`${dataDir} was not made by this project's local cloud; nothing was removed.`)
  }
  await buildStale(root, ['functions'], { say })
  if (existsSync(dataDir)) refuseIfInUse(dataDir)
  // The signing keys stay: a page that is still open keeps its persona.
  for (const name of madeAnew) await rm(path.join(dataDir, name), { recursive: true, force: true })
  const server = await startServer({ ...settings, root, port: 0, host: '127.0.0.1', say })
  await server.stop()
  say(`The demonstration is loaded anew into ${dataDir} (${spoken(performance.now() - began)}).`)
}

/** Whoever holds the folder without a server, an import for instance, holds the cloud's own lock. */
function refuseIfInUse(dataDir: string): void {
  try {
    openDataFolder(dataDir).close()
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const words =
      error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error)
    process.stderr.write(`${words ?? ''}\n`)
    process.exit(1)
  },
)
