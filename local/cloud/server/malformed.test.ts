import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { framed, malformedRequest } from '../testing/malformed-requests'
import { rounds } from '../testing/rounds'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'
import { until } from '../testing/until'

jest.setTimeout(600_000)

const RUNS = rounds(600, 10_000)
/** Megabytes that may stay: what SQLite and V8 keep to themselves once they have had it. */
const KEPT = { heapUsed: 48, external: 48, rss: 256 }

let here: TemporaryCloud

beforeAll(async () => {
  here = await temporaryCloud({ collections: [{ name: 'things', indexes: [] }] })
  await here.database.collection('things').add({ _id: 'kept', n: 1 })
})

afterAll(() => here.remove())

/** Sends bytes, hangs up or waits for the end, and gives back what came. */
const exchange = (bytes: Buffer, hangUp: boolean): Promise<string> =>
  new Promise(resolve => {
    const chunks: Buffer[] = []
    const socket = connect(here.cloud.port, '127.0.0.1', () => {
      if (hangUp)
        socket.write(bytes, () => {
          socket.destroy()
        })
      else socket.end(bytes)
    })
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A refusal may come while we still write.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString('latin1'))
    })
  })

/** Megabytes of this process, in which the cloud runs, after everything that nobody holds has been let go of. */
function memory(): Record<keyof typeof KEPT, number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
  return { heapUsed: megabytes(heapUsed), external: megabytes(external), rss: megabytes(rss) }
}

const refused = (code: string) => new RegExp(`"code":"${code}"`)

describe('whatever comes over the wire', () => {
  it(`is answered or refused ${RUNS} times, keeps no memory, and the next request is served`, async () => {
    let answered = 0
    let before = memory()
    await fc.assert(
      fc.asyncProperty(
        malformedRequest,
        fc.nat(9).map(n => n === 0),
        async (sent, hangUp) => {
          // Until then code was compiled and caches were filled.
          if (answered++ === RUNS / 10) before = memory()
          const answer = await exchange(sent, hangUp)
          expect(answer).not.toMatch(/^HTTP\/1\.1 5/m)
          expect(answer).not.toMatch(refused('SYS_ERR'))
        },
      ),
      { numRuns: RUNS },
    )
    const kinds = ['heapUsed', 'external', 'rss'] as const
    let kept: string[] = []
    // On a busy machine the last connections close late, and what they held is collected later still.
    await until(() => {
      const after = memory()
      kept = kinds.filter(kind => after[kind] - before[kind] > KEPT[kind])
      return kept.length === 0
    }, 30_000).catch(() => undefined)
    expect(kept).toEqual([])
    const { data } = await here.database.collection('things').doc('kept').get()
    expect(data).toHaveLength(1)
    expect(Object.prototype).not.toHaveProperty('x')
  })

  it('does not keep others waiting when it does not go on', async () => {
    const halfway = Array.from({ length: 200 }, (_item, n) => {
      const socket = connect(here.cloud.port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(
        n % 2 === 0
          ? 'POST /admin HTTP/1.1\r\nHost: 127.0'
          : 'POST /admin HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{"action"',
      )
      return socket
    })
    const { data } = await here.database.collection('things').doc('kept').get()
    expect(data).toHaveLength(1)
    halfway.forEach(socket => socket.destroy())
  })

  it('is not answered under another name than this machine', async () => {
    const body = Buffer.from('{"action":"database.startTransaction"}')
    const under = (host: string) =>
      exchange(Buffer.from(framed(body).toString().replace('Host: 127.0.0.1', `Host: ${host}`)), false)
    for (const host of [
      'elsewhere.example',
      '127.0.0.1.elsewhere.example',
      'localhost@elsewhere',
      '0.0.0.0',
      '',
    ]) {
      expect(await under(host)).toMatch(/^HTTP\/1\.1 403/)
    }
    for (const host of ['127.0.0.1', `127.0.0.1:${here.cloud.port}`, 'localhost:1', '[::1]']) {
      expect(await under(host)).toMatch(/^HTTP\/1\.1 200/)
    }
  })
})
