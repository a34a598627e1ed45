import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Script } from 'node:vm'
import { CODE, loaderOf } from './load-compiled'

/** A built function, and calls that stand for those it will get. */
export interface Rehearsal {
  readonly folder: string
  readonly calls: readonly unknown[]
}

type Main = (event: unknown, context: object) => Promise<unknown>

/**
 * Calls functions that were built, before a database that knows nothing, and keeps beside each of their files the
 * code that V8 had made of it by then. What the calls answer does not matter; what they ran need not be compiled
 * where the function is started.
 */
async function rehearse(rehearsals: readonly Rehearsal[]): Promise<void> {
  const database = createServer((request, response) => {
    request.resume().on('end', () => response.end(JSON.stringify({ requestId: 'none', data: { list: [] } })))
  })
  await new Promise<void>(resolve => database.listen(0, '127.0.0.1', resolve))
  const { port } = database.address() as AddressInfo
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'none',
    TENCENTCLOUD_SECRETKEY: 'none',
    SCF_NAMESPACE: 'local-build',
  })
  const person = JSON.stringify({ WX_OPENID: 'nobody', WX_CONTEXT_KEYS: 'WX_OPENID' })
  for (const { folder, calls } of rehearsals) {
    const scripts = new Map<string, Script>()
    const require = createRequire(path.join(folder, 'index.js'))
    const load = loaderOf(folder, require, (file, script) => scripts.set(file, script))
    const { main } = load('./entry.js') as { main: Main }
    for (const call of calls) {
      const context = isTimer(call) ? {} : { environment: person }
      await main(call, { request_id: 'none', ...context }).catch(() => undefined)
    }
    // Parts that no call came to are not run, and need not be read over when one does.
    for (const file of await readdir(folder))
      if (file.endsWith('.js') && file !== 'index.js') load(`./${file}`)
    for (const [file, script] of scripts) await writeFile(file + CODE, script.createCachedData())
  }
}

function isTimer(call: unknown): boolean {
  return call !== null && typeof call === 'object' && 'Type' in call
}

rehearse(JSON.parse(process.argv[2] ?? '[]') as Rehearsal[]).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(String(error instanceof Error ? error.stack : error))
    process.exit(1)
  },
)
