import { join } from 'node:path'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

let here: TemporaryCloud

beforeAll(async () => {
  here = await temporaryCloud({ functions: { root: join(__dirname, '..', 'testing', 'functions') } })
})
afterAll(() => here.remove())

const withToken = (token: string) =>
  fetch(`${here.cloud.url}/open-api`, { headers: { authorization: `Bearer ${token}` } })

describe('the page of captured calls', () => {
  it('opens with the token of the data folder only', async () => {
    const without = await fetch(`${here.cloud.url}/open-api`)
    expect(without.status).toBe(401)
    expect(await without.text()).toContain('需要令牌')
    expect((await withToken(`${here.cloud.adminToken}-`)).status).toBe(401)
    // In an address it would stay in histories and logs.
    expect((await fetch(`${here.cloud.url}/open-api?token=${here.cloud.adminToken}`)).status).toBe(401)
    const page = await withToken(here.cloud.adminToken)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('还没有调用')
    expect(here.cloud.openApiPage).toBe(`${here.cloud.url}/open-api#${here.cloud.adminToken}`)
  })

  it('lists calls newest first, and what they say as text', async () => {
    const evil = '<script>alert("1")</script>'
    await here.app.callWxOpenApi({
      apiName: 'subscribeMessage.send',
      requestData: { touser: 'o-<b>', template_id: 't', data: { thing1: { value: '<i>先</i>' } } },
    })
    await here.app.callWxOpenApi({ apiName: evil, requestData: { content: evil } })
    const response = await withToken(here.cloud.adminToken)
    const html = await response.text()
    expect(html).not.toContain(evil)
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
    expect(html).toContain('<dd>&lt;i&gt;先&lt;/i&gt;</dd>')
    expect(html).toContain('40066 invalid url')
    expect(html.indexOf('40066')).toBeLessThan(html.indexOf('订阅消息'))
    const [, nonce = ''] = /<script nonce="([^"]+)"/.exec(html) ?? []
    expect(response.headers.get('content-security-policy')).toContain(`script-src 'nonce-${nonce}'`)
  })
})

describe('the admin addresses', () => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${here.cloud.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${here.cloud.adminToken}` },
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  it('tell of logs, processes and timers, and refuse what they do not understand', async () => {
    const answer = await here.cloud.invoke('absent', {})
    expect(await ask(`/logs?requestId=${answer.requestId}`)).toEqual({ status: 200, body: { call: null } })
    expect(await ask('/logs')).toEqual({ status: 200, body: { calls: [] } })
    expect(await ask('/functions')).toEqual({ status: 200, body: { instances: {} } })
    expect(await ask('/timers')).toEqual({ status: 200, body: { timers: [] } })
    expect(
      await ask('/timers', { method: 'POST', body: '{"function":"jobs","trigger":"nightly"}' }),
    ).toMatchObject({ status: 400, body: { message: 'jobs has no timer nightly' } })
    expect(await ask('/timers', { method: 'POST', body: '{' })).toMatchObject({ status: 400 })
    expect((await fetch(`${here.cloud.url}/logs`)).status).toBe(401)
  })

  it('let no page of another origin in, whatever it asks', async () => {
    const from = async (headers: Record<string, string>, path = '/clock') =>
      (await fetch(`${here.cloud.url}${path}`, { headers })).status
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${here.cloud.port + 1}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect({ headers, status: await from(headers) }).toEqual({ headers, status: 403 })
      expect(await from(headers, '')).toBe(403)
      expect(await from(headers, '/queries')).toBe(403)
    }
    for (const headers of [
      {},
      { origin: `http://127.0.0.1:${here.cloud.port}` },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ])
      expect({ headers, status: await from(headers) }).toEqual({ headers, status: 200 })
  })

  it('call a function as whoever is named', async () => {
    const invoke = (order: object) => ask('/invoke', { method: 'POST', body: JSON.stringify(order) })
    expect(
      await invoke({ function: 'probe', event: { a: 1 }, caller: { openid: 'o-1', appid: 'wx1' } }),
    ).toMatchObject({
      status: 200,
      body: { result: { openid: 'o-1', keys: 'WX_OPENID,WX_APPID', event: { a: 1 } } },
    })
    const nobody = await invoke({ function: 'probe' })
    expect(nobody.body['result']).not.toHaveProperty('openid')
    expect(await invoke({ function: 'absent' })).toMatchObject({ body: { errCode: -501000 } })
    expect(await invoke({ function: 'probe', caller: { name: 'x' } })).toMatchObject({ status: 400 })
    expect(await invoke({ function: 'probe', caller: { openid: 7 } })).toMatchObject({ status: 400 })
    expect((await fetch(`${here.cloud.url}/invoke`, { method: 'POST', body: '{}' })).status).toBe(401)
  })
})
