import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogEntry } from '../log-entry'
import { limits } from '../limits'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'
import { until } from '../testing/until'

jest.setTimeout(180_000)

/** Seconds for calls that nothing holds up but the machine. */
const PATIENCE = 60

const root = join(__dirname, '..', 'testing', 'functions')
let here: TemporaryCloud
const log: LogEntry[] = []

beforeAll(async () => {
  here = await temporaryCloud({
    functions: {
      root,
      config: {
        functions: [
          { name: 'probe', timeout: PATIENCE, memorySize: 128, envVariables: { GREETING: '你好' } },
          { name: 'nested', timeout: PATIENCE },
          { name: 'greedy', timeout: PATIENCE, memorySize: 64 },
        ],
      },
      instances: { most: 3, idleMilliseconds: 60_000 },
    },
    log: entry => log.push(entry),
  })
})

afterAll(() => here.remove())

beforeEach(() => {
  const patience = PATIENCE * 1000
  jest.replaceProperty(limits, 'loadMilliseconds', patience as typeof limits.loadMilliseconds)
  jest.replaceProperty(limits, 'instanceWaitMilliseconds', patience as typeof limits.instanceWaitMilliseconds)
})

const probe = async (event: Record<string, unknown>, openid?: string) => {
  const answer = await here.cloud.invoke('probe', event, openid === undefined ? {} : { openid, appid: 'wx1' })
  return ('result' in answer ? answer.result : answer) as Record<string, unknown>
}
const people = (count: number) => Array.from({ length: count }, (_, i) => `o-${i}`)
const containing = (text: string): unknown => expect.stringContaining(text)

describe('a function', () => {
  it('is told who calls, and what its configuration says', async () => {
    expect(await probe({ a: 1 }, 'o-1')).toMatchObject({
      openid: 'o-1',
      ofProcess: 'o-1',
      keys: 'WX_OPENID,WX_APPID',
      variable: '你好',
      limit: PATIENCE * 1000,
      memory: 128,
      event: { a: 1 },
    })
    // Nothing of the one who called before is left.
    const nobody = await probe({})
    expect(nobody).toMatchObject({ keys: '' })
    expect(nobody).not.toHaveProperty('openid')
    expect(nobody).not.toHaveProperty('ofProcess')
  })

  it('never mixes callers over its processes, nor what they print', async () => {
    const answers = await Promise.all(
      people(30).map(openid => probe({ print: `I am ${openid}`, wait: 150 }, openid)),
    )
    expect(answers.map(answer => [answer['openid'], answer['ofProcess']])).toEqual(
      people(30).map(openid => [openid, openid]),
    )
    const processes = new Set(answers.map(answer => answer['process']))
    expect(processes.size).toBeGreaterThan(1)
    expect(processes.size).toBeLessThanOrEqual(3)
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

  it.each([
    ['throw', 'TypeError: no luck'],
    ['reject', '{"reason":"no luck"}'],
    ['circle', 'circular structure'],
    ['bigint', 'BigInt'],
    ['exit', 'exited with code 3'],
    ['uncaught', 'Error: nobody caught this'],
    ['unhandled', 'Error: nobody waited for this'],
  ])('that fails by %s is answered as the service does', async (fail, words) => {
    expect(await probe({ fail })).toMatchObject({ errCode: -504002, errMsg: containing(words) })
    // Whatever it did to its process, the next call is served.
    expect(await probe({ a: 2 })).toMatchObject({ event: { a: 2 } })
  })

  it('that cannot be loaded, or is not there, says so', async () => {
    const why = async (name: string) => here.cloud.invoke(name, {})
    expect(await why('broken')).toMatchObject({ errCode: -504002, errMsg: containing('cannot be loaded') })
    expect(await why('unparsable')).toMatchObject({ errCode: -504002, errMsg: containing('SyntaxError') })
    expect(await why('absent')).toMatchObject({ errCode: -501000 })
    expect(await why('../probe')).toMatchObject({ errCode: -501000 })
  })

  it.each(['hang', 'spin'])('that takes too long (%s) is ended and replaced', async fail => {
    const one = await temporaryCloud({
      functions: { root, config: { functions: [{ name: 'probe', timeout: 3 }] } },
    })
    try {
      expect(await one.cloud.invoke('probe', { fail })).toMatchObject({
        errCode: -504003,
        errMsg: 'Invoking task timed out after 3 seconds',
      })
      expect(await one.cloud.invoke('probe', { a: 3 })).toMatchObject({
        result: { calls: 1, event: { a: 3 } },
      })
    } finally {
      await one.remove()
    }
  })

  it.each(['heap', 'buffers'])('that takes too much memory (%s) is ended, others live on', async fail => {
    const beside = probe({ wait: 500 }, 'o-beside')
    const [greedy] = await Promise.all([
      here.cloud.invoke('greedy', { fail }),
      probe({ a: 4 }).then(answer => {
        expect(answer).toMatchObject({ event: { a: 4 } })
      }),
    ])
    expect(greedy).toMatchObject({ errCode: -504004 })
    expect(await beside).toMatchObject({ openid: 'o-beside' })
  })

  it('may neither be given nor answer too much', async () => {
    expect(await probe({ large: 2 * 1024 * 1024 })).toMatchObject({ errCode: -504002 })
    expect(await probe({ large: 1000 * 1024 })).toHaveLength(1000 * 1024)
    expect(await probe({ x: 'x'.repeat(7 * 1024 * 1024) })).toMatchObject({ errCode: -501007 })
    expect(await probe({ x: 'x'.repeat(5 * 1024 * 1024) })).toMatchObject({ limit: PATIENCE * 1000 })
    await expect(
      here.app.callFunction({ name: 'probe', data: { x: 'x'.repeat(7 * 1024 * 1024) } }),
    ).rejects.toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' })
  })

  it('may answer nothing, or through a callback', async () => {
    expect(await here.cloud.invoke('probe', { nothing: true })).toMatchObject({ result: null })
    expect(await here.cloud.invoke('callback', { a: 1 })).toMatchObject({ result: { answered: 1 } })
    expect(await here.cloud.invoke('callback', { fail: 'no' })).toMatchObject({
      errCode: -504002,
      errMsg: containing('Error: no'),
    })
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
      body: Buffer.from('hi!'),
    })
    expect(await here.cloud.invokeHttp('absent', request)).toMatchObject({ statusCode: 404 })
    expect(await here.cloud.invokeHttp('probe', { ...request, body: 'x'.repeat(200 * 1024) })).toMatchObject({
      statusCode: 413,
    })
  })

  it('is reached at an address of its own, also with bytes, under one requestId', async () => {
    const address = here.cloud.url.replace(/admin$/, 'http')
    const bytes = Buffer.from([0x89, 0x50, 0x00, 0xff, 0xfe])
    const headers = { 'content-type': 'image/png' }
    const picture = await fetch(`${address}/probe/a/b`, { method: 'PUT', headers, body: bytes })
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(bytes)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(picture.headers.get('bad')).toBeNull()
    const requestId = picture.headers.get('x-request-id') ?? ''
    expect(picture.headers.get('x-request')).toBe(requestId)
    expect(here.cloud.functionLog.find(requestId)).toMatchObject({ function: 'probe', ok: true })

    const words = await fetch(`${address}/probe/a%20b?q=1`)
    expect(words.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await words.text()).toBe('/probe/a%20b')

    const most = limits.httpBinaryBytes
    const heavy = (type: string, length: number) =>
      fetch(`${address}/probe`, {
        method: 'PUT',
        headers: { 'content-type': type },
        body: Buffer.alloc(length),
      })
    expect((await heavy('text/plain', limits.httpBodyBytes + 1)).status).toBe(413)
    expect((await heavy('image/png', most + 1)).status).toBe(413)
    expect((await fetch(`${address}/absent`)).status).toBe(404)
    expect((await fetch(`${address}/`)).status).toBe(404)
  })

  it('is called by the SDK, also from within itself', async () => {
    const { result } = await here.app.callFunction({ name: 'probe', data: { a: 3 } })
    expect(result).toMatchObject({ event: { a: 3 } })
    await expect(here.app.callFunction({ name: 'probe', data: { fail: 'throw' } })).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
    })
    await expect(here.app.callFunction({ name: 'absent', data: {} })).rejects.toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
    })
    const answer = await here.cloud.invoke('nested', { depth: 2 }, { openid: 'o-1' })
    // A function that is called by a function is called by nobody.
    expect(answer).toMatchObject({
      result: { openid: 'o-1', openId: 'o-1', env: 'local-test', inner: { openId: '', inner: { depth: 0 } } },
    })
    const { process: outer, inner } = ('result' in answer ? answer.result : {}) as {
      process: number
      inner: { process: number }
    }
    expect(inner.process).not.toBe(outer)
  })

  it('can be asked afterwards what it printed, by requestId', async () => {
    const { requestId } = await probe({ print: 'one\ntwo', whisper: 'without an end' })
    expect(here.cloud.functionLog.find(requestId as string)).toMatchObject({
      function: 'probe',
      ok: true,
      lines: [
        { stream: 'stdout', line: 'one' },
        { stream: 'stdout', line: 'two' },
        { stream: 'stderr', line: 'without an end' },
      ],
    })
    const failed = await here.cloud.invoke('probe', { print: 'before', fail: 'exit' })
    expect(here.cloud.functionLog.find(failed.requestId)).toMatchObject({
      ok: false,
      errCode: -504002,
      lines: [{ stream: 'stdout', line: 'before' }],
    })
    expect(here.cloud.functionLog.list('probe', 1)).toMatchObject([{ requestId: failed.requestId }])
  })
})

describe('processes of a function', () => {
  const patient = { functions: ['probe', 'stubborn'].map(name => ({ name, timeout: PATIENCE })) }

  it('are warm after their first call, scale out, and leave when idle', async () => {
    const one = await temporaryCloud({
      functions: {
        root,
        config: patient,
        instances: { most: 2, idleMilliseconds: 500 },
      },
    })
    const flag = join(one.folder, 'flag')
    try {
      const call = async (event = {}) => {
        const answer = await one.cloud.invoke('probe', event)
        if (!('result' in answer)) throw new Error(answer.errMsg)
        const { process: pid, calls } = answer.result as { process: number; calls: number }
        return { pid, calls, cold: one.cloud.functionLog.find(answer.requestId)?.coldStart }
      }
      const first = await call()
      expect(first).toMatchObject({ calls: 1, cold: true })
      expect(await call()).toEqual({ pid: first.pid, calls: 2, cold: false })
      const held = call({ until: flag })
      const beside = await call()
      expect(beside).toMatchObject({ calls: 1, cold: true })
      writeFileSync(flag, '')
      expect(await held).toEqual({ pid: first.pid, calls: 3, cold: false })
      // A third waits for one of the two that may be.
      const three = await Promise.all([call({ wait: 20 }), call({ wait: 20 }), call({ wait: 20 })])
      expect(new Set(three.map(({ pid }) => pid)).size).toBeLessThanOrEqual(2)
      await until(() => one.cloud.functionInstances()['probe']?.processes === 0)
      await until(() => !isRunning(first.pid) && !isRunning(beside.pid))
      expect(await call()).toMatchObject({ calls: 1, cold: true })
    } finally {
      await one.remove()
    }
  })

  it('take many calls at once where told to, without mixing the callers', async () => {
    const one = await temporaryCloud({
      functions: { root, config: patient, instances: { most: 1, callsAtOnce: 100 } },
    })
    try {
      const answers = await Promise.all(
        people(40).map(openid => one.cloud.invoke('probe', { meet: 40, print: openid }, { openid })),
      )
      const results = answers.map(
        answer => ('result' in answer ? answer.result : answer) as { openid: string },
      )
      expect(results.map(({ openid }) => openid)).toEqual(people(40))
      for (const [i, { requestId }] of answers.entries())
        expect(one.cloud.functionLog.find(requestId)?.lines).toEqual([{ stream: 'stdout', line: `o-${i}` }])
    } finally {
      await one.remove()
    }
  })

  it('are all gone when the cloud has stopped, and what was in flight has been answered', async () => {
    const one = await temporaryCloud({ functions: { root, config: patient } })
    const pids: number[] = []
    for (const name of ['probe', 'stubborn']) {
      const answer = await one.cloud.invoke(name, {})
      const result = 'result' in answer ? answer.result : undefined
      pids.push(typeof result === 'number' ? result : (result as { process: number }).process)
    }
    const inFlight = one.cloud.invoke('probe', { fail: 'hang' })
    await until(() => one.cloud.functionInstances()['probe']?.busy === 1)
    await one.remove()
    expect(await inFlight).toMatchObject({ errCode: -504002 })
    expect(pids.filter(isRunning)).toEqual([])
  })
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
