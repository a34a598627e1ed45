import { join } from 'node:path'
import type { LogEntry } from '../log-entry'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

jest.setTimeout(90_000)

let here: TemporaryCloud
const log: LogEntry[] = []

beforeAll(async () => {
  here = await temporaryCloud({
    functions: {
      root: join(__dirname, '..', 'testing', 'functions'),
      config: {
        functions: [{ name: 'probe', timeout: 2, envVariables: { GREETING: '你好' } }, { name: 'broken' }],
      },
    },
    log: entry => log.push(entry),
  })
})

afterAll(() => here.remove())

const probe = async (event: Record<string, unknown>, openid?: string) => {
  const answer = await here.cloud.invoke('probe', event, openid === undefined ? {} : { openid, appid: 'wx1' })
  return ('result' in answer ? answer.result : answer) as Record<string, unknown>
}

describe('a function', () => {
  it('is told who calls, and what its configuration says', async () => {
    expect(await probe({ a: 1 }, 'o-1')).toMatchObject({
      openid: 'o-1',
      keys: 'WX_OPENID,WX_APPID',
      variable: '你好',
      limit: 2000,
      event: { a: 1 },
    })
    expect(await probe({})).toMatchObject({ keys: '' })
  })

  it('never mixes callers that are in one process at once', async () => {
    const people = Array.from({ length: 20 }, (_, i) => `o-${i}`)
    const answers = await Promise.all(
      people.map(openid => probe({ meet: people.length, print: `I am ${openid}` }, openid)),
    )
    expect(answers.map(answer => answer['openid'])).toEqual(people)
    expect(new Set(answers.map(answer => answer['process'])).size).toBe(1)
    for (const { requestId, openid } of answers) {
      const lines = log.filter(entry => entry.kind === 'function' && entry.requestId === requestId)
      expect(lines).toEqual([expect.objectContaining({ line: `I am ${String(openid)}`, stream: 'stdout' })])
    }
  })

  it('follows the clock of the cloud at each call', async () => {
    here.cloud.clock.set('2030-01-01T00:00:00.000Z')
    try {
      const { now } = await probe({})
      expect(new Date(now as number).getUTCFullYear()).toBe(2030)
    } finally {
      here.cloud.clock.reset()
    }
  })

  it('that throws is answered as the service does', async () => {
    expect(await probe({ fail: 'no luck' })).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('Error: no luck') as string,
    })
    expect(await here.cloud.invoke('broken', {})).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('cannot be loaded') as string,
    })
    expect(await here.cloud.invoke('absent', {})).toMatchObject({ errCode: -501000 })
    expect(await here.cloud.invoke('../probe', {})).toMatchObject({ errCode: -501000 })
  })

  it('that takes too long is let go of, and one that is stuck is replaced', async () => {
    expect(await probe({ hang: true })).toMatchObject({
      errCode: -504003,
      errMsg: 'Invoking task timed out after 2 seconds',
    })
    const { process: before } = await probe({})
    expect(await probe({ spin: true })).toMatchObject({ errCode: -504003 })
    // The next call waits in the stuck process until that is ended, or finds a new one.
    let after = await probe({})
    while ('errCode' in after) after = await probe({})
    expect(after['process']).not.toBe(before)
  })

  it('whose process dies fails what was in flight and is started again', async () => {
    const [died, beside] = await Promise.all([probe({ die: true }), probe({ hang: true })])
    expect(died).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('exited with code 3') as string,
    })
    expect(beside).toMatchObject({ errCode: -504002 })
    expect(await probe({ a: 2 })).toMatchObject({ event: { a: 2 } })
  })

  it('may neither be given nor answer too much', async () => {
    expect(await probe({ large: 2 * 1024 * 1024 })).toMatchObject({ errCode: -504002 })
    expect(await probe({ x: 'x'.repeat(7 * 1024 * 1024) })).toMatchObject({ errCode: -501007 })
  })

  it('answers HTTP access with status, headers and body', async () => {
    const request = {
      path: '/a',
      method: 'POST',
      headers: { authorization: 'Bearer t' },
      query: { q: '!' },
      body: 'hi',
    }
    expect(await here.cloud.invokeHttp('probe', request)).toMatchObject({
      statusCode: 201,
      headers: { 'x-seen': 'Bearer t' },
      body: 'hi!',
    })
    expect(await here.cloud.invokeHttp('absent', request)).toMatchObject({ statusCode: 404 })
    expect(await here.cloud.invokeHttp('probe', { ...request, body: 'x'.repeat(200 * 1024) })).toMatchObject({
      statusCode: 413,
    })
  })

  it('is called by the SDK', async () => {
    const { result } = await here.app.callFunction({ name: 'probe', data: { a: 3 } })
    expect(result).toMatchObject({ event: { a: 3 } })
    await expect(here.app.callFunction({ name: 'probe', data: { fail: 'x' } })).rejects.toMatchObject({
      code: 'FUNCTION_INVOCATION_FAILED',
    })
    expect(here.cloud.requests()['functions.invokeFunction']).toBe(2)
  })
})
