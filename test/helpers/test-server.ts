import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer, type Server } from '../../local/server/start-server'
import { buildStale } from '../../tools/build/build-stale'

const root = path.resolve(__dirname, '../..')

/**
 * The product as `npm start` runs it, on a free port and a data folder of its own, with the demonstration's places; with
 * what people of it did only where a test asks for it: what one sends and finds again is then not the only one.
 */
export async function startTestServer(demo: 'load' | 'places' = 'places'): Promise<Server> {
  await buildStale(root, ['functions', 'h5', 'phone'], { say: () => undefined })
  const dataDir = await mkdtemp(path.join(tmpdir(), 'nuanlin-browser-'))
  const server = await startServer({ root, dataDir, port: 0, demo })
  return {
    ...server,
    stop: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
