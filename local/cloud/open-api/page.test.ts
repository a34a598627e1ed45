import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

let here: TemporaryCloud

beforeAll(async () => {
  here = await temporaryCloud()
})
afterAll(() => here.remove())

describe('the page of captured calls', () => {
  it('opens with the token of the data folder only', async () => {
    const without = await fetch(`${here.cloud.url}/open-api`)
    expect(without.status).toBe(401)
    expect(await without.text()).toContain('需要令牌')
    expect((await fetch(here.cloud.openApiPage.replace(/.$/, '-'))).status).toBe(401)
    const page = await fetch(here.cloud.openApiPage)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('还没有调用')
  })

  it('lists calls newest first, and what they say as text', async () => {
    const evil = '<script>alert("1")</script>'
    await here.app.callWxOpenApi({
      apiName: 'subscribeMessage.send',
      requestData: { touser: 'o-<b>', template_id: 't', data: { thing1: { value: '<i>先</i>' } } },
    })
    await here.app.callWxOpenApi({ apiName: evil, requestData: { content: evil } })
    const response = await fetch(here.cloud.openApiPage)
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
})
