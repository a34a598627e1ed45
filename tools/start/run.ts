/** Builds what is stale, starts local/server, and stays up until it is told to stop. See start.mjs. */
import path from 'node:path'
import { StartError } from '../../local/server/start-error'
import { startServer, type Server } from '../../local/server/start-server'
import { buildStale } from '../build/build-stale'
import { sayOnTerminal, spoken } from '../terminal/steps'
import { readSettings, welcome } from './settings'
import { untilStopped } from './until-stopped'

const root = path.resolve(__dirname, '../..')

async function run(): Promise<void> {
  const began = performance.now()
  const settings = readSettings(root, process.env)
  const stopped = untilStopped()
  let server: Server | undefined
  const starting = start(settings).then(started => (server = started))
  await Promise.race([starting, stopped])
  if (server) {
    for (const line of welcome(server.url, settings, root)) sayOnTerminal(line)
    sayOnTerminal(`Ready in ${spoken(performance.now() - began)}.`)
    await stopped
    sayOnTerminal('Stopping …')
    await server.stop()
    sayOnTerminal('Stopped; the data is on disk.')
  }
  process.exit(0)
}

async function start(settings: ReturnType<typeof readSettings>): Promise<Server> {
  await buildStale(root, ['functions', 'h5', 'phone'], { say: sayOnTerminal })
  return startServer({ root, say: sayOnTerminal, ...settings })
}

run().catch((error: unknown) => {
  // A start that cannot be is told in a sentence; anything else is a bug and shows where.
  const words =
    error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`\n${words ?? 'unknown error'}\n`)
  process.exit(1)
})
