import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { collections } from '../../config/cloudbase/collections'
import { functions } from '../../config/cloudbase/functions'
import { buildFunctions } from '../../tools/build/build-functions'
import { figureOf } from '../../test/helpers/security-figures'
import { newSession, tokensOf } from '../../cloudfunctions/platform/session'
import { enterAs } from './persona-door'
import { startServer, type Server, type ServerOptions } from './start-server'

let folder: string
let server: Server

const options = (more: Partial<ServerOptions> = {}): ServerOptions => ({
  root: folder,
  dataDir: path.join(folder, 'data'),
  port: 0,
  demo: 'none',
  allowedOrigins: ['https://office.example'],
  ...more,
})

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-server-'))
  await buildFunctions({
    sourceRoot: path.resolve('cloudfunctions'),
    outputRoot: path.join(folder, 'dist'),
    functions,
    collections,
    version: '0.0.0',
    packages: { sharp: '0.0.0' },
  })
  put('dist/h5/index.html', `<script>go()</script>${'<p>暖邻</p>'.repeat(200)}`)
  put('dist/h5/js/app.0123abcd.js', 'go()')
  put('dist/h5/.hidden', 'secret')
  put('dist/phone/index.html', '<p>phone</p>')
  put('outside.txt', 'outside')
  server = await startServer(options())
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

function put(file: string, text: string | Buffer): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
  json(): { data?: unknown; error?: { code: string; message: string }; [key: string]: unknown }
}

/** Plain requests, because fetch tidies paths and forbids a Host header. */
function ask(
  method: string,
  url: string,
  more: { headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, method, path: url, headers: more.headers ?? {} },
      answer => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('end', () => {
          const body = Buffer.concat(pieces)
          const json = () => JSON.parse(body.toString()) as ReturnType<Answer['json']>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body, json })
        })
      },
    )
    sent.on('error', reject)
    sent.end(more.body)
  })
}

const post = (url: string, value: unknown, headers: Record<string, string> = {}) =>
  ask('POST', url, {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  })

describe('health', () => {
  it('is 200 when everything stands', async () => {
    const answer = await ask('GET', '/health')
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual({ status: 'ready' })
  })
})

describe('pages', () => {
  it('come compressed, with a policy that names their own script, and are not sent twice', async () => {
    const answer = await ask('GET', '/', { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.status).toBe(200)
    expect(gunzipSync(answer.body).toString()).toContain('暖邻')
    expect(answer.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^']+';/)
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['cache-control']).toBe('no-cache')
    const again = await ask('GET', '/', {
      headers: { 'accept-encoding': 'gzip', 'if-none-match': String(answer.headers.etag) },
    })
    expect(again.status).toBe(304)
    expect(again.body).toHaveLength(0)
  })

  it('come as the build has packed them, unless they were written again since', async () => {
    put('dist/h5/packed.js', 'pack()')
    put('dist/h5/packed.js.br', brotliCompressSync('pack() // by the build'))
    const ofBuild = await ask('GET', '/packed.js', { headers: { 'accept-encoding': 'br' } })
    expect(brotliDecompressSync(ofBuild.body).toString()).toBe('pack() // by the build')
    const later = new Date(Date.now() + 60_000)
    put('dist/h5/packed.js', 'changed()')
    utimesSync(path.join(folder, 'dist/h5/packed.js'), later, later)
    const changed = await ask('GET', '/packed.js', { headers: { 'accept-encoding': 'br' } })
    expect(brotliDecompressSync(changed.body).toString()).toBe('changed()')
  })

  it('keeps files with a hash in their name for a year', async () => {
    const answer = await ask('GET', '/js/app.0123abcd.js')
    expect(answer.headers['cache-control']).toContain('immutable')
    expect(answer.headers['content-type']).toContain('javascript')
  })

  it('serves the phone under /weapp/, which alone may compile text', async () => {
    const moved = await ask('GET', '/weapp')
    expect(moved.status).toBe(308)
    expect(moved.headers.location).toBe('/weapp/')
    const answer = await ask('GET', '/weapp/')
    expect(answer.body.toString()).toBe('<p>phone</p>')
    expect(answer.headers['content-security-policy']).toContain("'unsafe-eval'")
  })

  const tricks = [
    '/.hidden',
    '/../outside.txt',
    '/../../../../../../etc/passwd',
    '/%2e%2e/outside.txt',
    '/%2e%2e%2foutside.txt',
    '/%252e%252e/outside.txt',
    '/..%5coutside.txt',
    '/..;/outside.txt',
    '/....//outside.txt',
    '/js/..%2f..%2f..%2foutside.txt',
    '/js/../../../outside.txt',
    '//outside.txt',
    '/index.html/../../../outside.txt',
    '/weapp/../../outside.txt',
    '/data/server.json',
    '/C:/outside.txt',
    '/nothing',
    '/js',
  ]
  it.each(tricks)('has nothing at %s', async url => {
    const answer = await ask('GET', url)
    expect(answer.status).toBe(404)
    expect(answer.json().error).toEqual({ code: 'NOT_FOUND', message: '没有这个地址。' })
  })

  const malformed = ['/%ff', '/%', '/js/app.0123abcd.js%00.html', '/index.html%00']
  it('as docs/security.md counts', () => {
    expect(figureOf('Addresses that lead elsewhere')).toBe(tricks.length + malformed.length)
  })

  it('says so in English to who reads English', async () => {
    const answer = await ask('GET', '/nothing', { headers: { 'accept-language': 'en-GB,en;q=0.9' } })
    expect(answer.json().error?.message).toBe('There is nothing at this address.')
  })

  it.each(malformed)('refuses the address %s', async url => {
    expect((await ask('GET', url)).status).toBe(400)
  })
})

describe('the API', () => {
  it('answers as the function does', async () => {
    const answer = await post('/api/area/children', { input: {} })
    expect(answer.status).toBe(200)
    expect(answer.json().data).toHaveProperty('items')
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it.each([
    ['GET', '/api/area/children', {}, '', 405],
    ['POST', '/api/nobody/children', { 'content-type': 'application/json' }, '{}', 404],
    ['POST', '/api/jobs/run', { 'content-type': 'application/json' }, '{}', 404],
    ['POST', '/api/area', { 'content-type': 'application/json' }, '{}', 404],
    ['POST', '/api/area/children/more', { 'content-type': 'application/json' }, '{}', 404],
    ['POST', '/api/area/unheardOf', { 'content-type': 'application/json' }, '{}', 404],
    ['POST', '/api/area/children', { 'content-type': 'text/plain' }, '{}', 415],
    ['POST', '/api/area/children', { 'content-type': 'application/json' }, '{"input":', 400],
    ['POST', '/api/area/children', { 'content-type': 'application/json' }, '[]', 400],
    [
      'POST',
      '/api/area/children',
      { 'content-type': 'application/json' },
      `{"input":"${'x'.repeat(110_000)}"}`,
      413,
    ],
    [
      'POST',
      '/api/area/children',
      { 'content-type': 'application/json', origin: 'https://evil.example' },
      '{}',
      403,
    ],
    ['POST', '/api/account/me', { 'content-type': 'application/json' }, '{}', 401],
    [
      'POST',
      '/api/account/me',
      { 'content-type': 'application/json', authorization: 'Bearer no' },
      '{}',
      401,
    ],
  ])('%s %s with %j and %.30s is %#: a clear refusal', async (method, url, headers, body, status) => {
    const answer = await ask(method, url, { headers, body })
    expect(answer.status).toBe(status)
    expect(answer.json().error?.message).toMatch(/。$/)
    expect(typeof answer.json().requestId).toBe('string')
  })

  it('lets a listed site call from its pages', async () => {
    const origin = 'https://office.example'
    const before = await ask('OPTIONS', '/api/area/children', { headers: { origin } })
    expect(before.status).toBe(204)
    expect(before.headers['access-control-allow-headers']).toContain('authorization')
    const answer = await post('/api/area/children', { input: {} }, { origin })
    expect(answer.status).toBe(200)
    expect(answer.headers['access-control-allow-origin']).toBe(origin)
  })
})

describe('personas', () => {
  it('are handed out by the page on this machine, which is not what was built', async () => {
    put('dist/h5/with-head.html', '<head><title>暖邻</title></head>')
    const page = await ask('GET', '/with-head.html')
    expect(page.body.toString()).toMatch(
      /^<head><script>window\.handOutIdentity=.*<\/script><title>暖邻<\/title><\/head>/,
    )
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^']+';/)
  })

  it('are each a resident of their own', async () => {
    const [one, two] = await Promise.all([post('/local/personas', {}), post('/local/personas', {})])
    expect(one.status).toBe(201)
    expect(one.json().subject).toMatch(/^h5:local-/)
    expect(one.json().subject).not.toBe(two.json().subject)
    const me = await post(
      '/api/account/me',
      { input: {} },
      { authorization: `Bearer ${String(one.json().accessToken)}` },
    )
    expect(me.status).toBe(200)
    expect(me.json().data).toMatchObject({ community: null, careMode: false })
  })

  it('can be chosen on a page, and hold their role', async () => {
    const shown = await ask('GET', '/local/personas')
    expect(shown.status).toBe(200)
    expect(shown.headers['content-security-policy']).toContain("script-src 'self' 'sha256-")
    const entered = await post('/local/personas', { persona: 'administrator' })
    const authorization = `Bearer ${String(entered.json().accessToken)}`
    const mine = await post('/api/staff/mine', { input: {} }, { authorization })
    expect(mine.json().data).toMatchObject({ grants: [{ role: 'administrator', state: 'active' }] })
    expect((await post('/local/personas', { persona: 'nobody' })).status).toBe(404)
  })

  it('do not outlive 30 days, nor pass with another key', async () => {
    const { cloud } = server
    const then = cloud.clock.now() - 31 * 24 * 60 * 60 * 1000
    const keys = server.signingKeys.map(({ kid, key }) => ({ kid, secret: Buffer.from(key, 'base64url') }))
    const old = await tokensOf(newSession('h5:local-old', 'local', then), then, keys)
    const forged = server.signingKeys.map(({ kid }) => ({
      kid,
      key: Buffer.alloc(32, 7).toString('base64url'),
    }))
    for (const { accessToken } of [old, await enterAs(cloud, forged, 'h5:local-forged')]) {
      const answer = await post('/api/account/me', { input: {} }, { authorization: `Bearer ${accessToken}` })
      expect(answer.status).toBe(401)
    }
  })

  it('are not given to other sites, nor to a name that was rebound', async () => {
    expect((await post('/local/personas', {}, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post('/local/personas', {}, { origin: 'https://office.example' })).status).toBe(403)
    expect((await post('/local/personas', {}, { host: 'rebound.example' })).status).toBe(403)
  })
})

describe('the phone', () => {
  it('calls a function as the person it says', async () => {
    const call = { name: 'account', data: { procedure: 'me', input: {} }, openid: 'local-phone-1234' }
    const answer = await post('/local/call-function', call)
    expect(answer.status).toBe(200)
    expect(answer.json().result).toMatchObject({ data: { language: 'zh-CN' } })
  })

  it('says who is calling', async () => {
    expect((await post('/local/call-function', { name: 'account', data: {} })).status).toBe(400)
  })
})

describe('the clock', () => {
  afterEach(() => {
    server.cloud.clock.reset()
  })

  it('is set, moved and put back', async () => {
    const set = await post('/local/clock', { now: '2027-01-01T00:00:00Z' })
    expect(String(set.json().now)).toMatch(/^2027-01-01T00:00:0/)
    const moved = await post('/local/clock', { advance: 24 * 60 * 60 * 1000 })
    expect(String(moved.json().now)).toMatch(/^2027-01-02T00:00:0/)
    await post('/local/clock', { reset: true })
    expect(server.cloud.clock.offset()).toBe(0)
  })

  it.each([{}, { now: 'yesterday' }, { advance: '1' }, { reset: false }, { advance: 1, reset: true }])(
    'does not take %j',
    async order => {
      expect((await post('/local/clock', order)).status).toBe(400)
    },
  )
})

describe('the data folder', () => {
  it('logs what was asked without what was said', async () => {
    await post('/api/area/search?secret=1', { input: { text: 'whisper' } })
    const read = () => readFileSync(path.join(folder, 'data/logs/access.log'), 'utf8')
    while (!read().includes('/api/area/search')) await new Promise(resolve => setImmediate(resolve))
    const log = read()
    const lines = log
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { path: string; status: number })
    expect(lines).toContainEqual(expect.objectContaining({ path: '/api/area/search', status: 200 }))
    expect(log).not.toMatch(/whisper|secret|Bearer/)
  })

  it('keeps its keys to its owner', () => {
    expect(statSync(path.join(folder, 'data/signing-keys.json')).mode & 0o777).toBe(0o600)
  })

  it('belongs to one server at a time, as does a port', async () => {
    await expect(startServer(options())).rejects.toThrow(/in use/)
    await expect(
      startServer(options({ port: server.port, dataDir: path.join(folder, 'other') })),
    ).rejects.toThrow(`Port ${server.port} is in use`)
  })
})

describe('open to the network', () => {
  it('has no door for this machine only', async () => {
    const open = await startServer(options({ host: '0.0.0.0', dataDir: path.join(folder, 'open') }))
    try {
      for (const door of ['personas', 'call-function', 'consents', 'clock']) {
        const answer = await fetch(`http://127.0.0.1:${open.port}/local/${door}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
        expect(answer.status).toBe(404)
      }
    } finally {
      await open.stop()
    }
  })
})
