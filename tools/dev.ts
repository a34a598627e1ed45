/**
 * `npm run dev`: the server as `npm start` has it, with the H5 client built again at every change and the
 * functions too. `-- --weapp` also keeps dist/weapp up to date for WeChat DevTools.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startServer, type Server } from '../local/server/start-server'
import { buildStale } from './build/build-stale'
import { readSettings, welcome } from './start/settings'
import { untilStopped } from './start/until-stopped'
import { sayOnTerminal as say } from './terminal/steps'

const root = path.resolve(__dirname, '..')
/** What functions are made from. */
const sources = ['cloudfunctions', 'domain', 'config/cloudbase']

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { weapp: { type: 'boolean', default: false } } })
  const settings = readSettings(root, process.env)
  const stopped = untilStopped()
  const h5From = new URL(`http://127.0.0.1:${await freePort()}`)
  const compilers = [compile('h5', '--port', h5From.port), ...(values.weapp ? [compile('weapp')] : [])]
  process.once('exit', () => compilers.forEach(child => child.kill()))
  const start = async () => {
    await buildStale(root, ['functions'], { say })
    return startServer({ root, say, ...settings, h5From })
  }
  let server: Server = await start()
  for (const line of welcome(server.url, settings, root)) say(line)

  let busy = Promise.resolve()
  const again = debounced(() => {
    busy = busy.then(async () => {
      try {
        await buildStale(root, ['functions'], { say })
        await server.stop()
        server = await startServer({ root, ...settings, h5From })
        say('Functions are running again.')
      } catch (error) {
        // A typing error is no reason to stop: the next change is another try.
        say(error instanceof Error ? error.message : String(error))
      }
    })
  })
  const watchers = sources.map(folder => watch(path.join(root, folder), { recursive: true }, again))
  await stopped
  watchers.forEach(watcher => watcher.close())
  await busy
  await server.stop()
  process.exit(0)
}

function compile(type: 'h5' | 'weapp', ...more: string[]): ChildProcess {
  const cli = path.join(root, 'node_modules/@tarojs/cli/bin/taro')
  return spawn(process.execPath, [cli, 'build', '--type', type, '--watch', '--no-open', ...more], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'development', BROWSER: 'none' },
  })
}

/** One call for many that come close together: an editor that saves touches a file more than once. */
function debounced(work: () => void): () => void {
  let latest = 0
  return () => {
    const mine = ++latest
    void wait(200).then(() => {
      if (mine === latest) work()
    })
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
