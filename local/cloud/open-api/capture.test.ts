import { join } from 'node:path'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'
import { until } from '../testing/until'
import { readCall } from './comm-api-message'
import { subscribeMessage } from './subscribe-message'

let here: TemporaryCloud

beforeAll(async () => {
  here = await temporaryCloud({
    functions: { root: join(__dirname, '..', 'testing', 'functions') },
    messagePush: 'probe',
  })
})
afterEach(() => {
  here.cloud.openApi.clear()
})
afterAll(() => here.remove())

const send = async (apiName: string, requestData: object) =>
  (await here.app.callWxOpenApi({ apiName, requestData })).result as Record<string, unknown>
const sendBytes = (apiName: string, requestData: Buffer) =>
  here.app.callCompatibleWxOpenApi({ apiName, requestData })
const order = (body: object, token = here.cloud.adminToken) =>
  fetch(`${here.cloud.url}/open-api/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })

const message = {
  touser: 'o-1',
  templateId: 't-1',
  page: 'pages/home/index',
  data: { thing1: { value: '您的取样已完成' } },
}
const text = { content: '你好', version: 2, scene: 2, openid: 'o-1' }
const media = { mediaUrl: 'https://example.com/1.jpg', mediaType: 2, version: 2, scene: 1, openid: 'o-1' }

describe("WeChat's open API", () => {
  it('is caught here with what it was told', async () => {
    expect(await send('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    expect(here.cloud.openApi.calls().at(-1)).toMatchObject({ api: 'subscribeMessage.send', data: message })
  })

  it.each<[string, object, number]>([
    ['subscribeMessage.send', { ...message, touser: '' }, 40003],
    ['subscribeMessage.send', { ...message, templateId: undefined }, 40037],
    ['subscribeMessage.send', { ...message, page: '/pages/home' }, 41030],
    ['subscribeMessage.send', { ...message, miniprogramState: 'beta' }, 47001],
    ['wxacode.getUnlimited', { scene: 'x'.repeat(33) }, 40169],
    ['wxacode.getUnlimited', { scene: '中文' }, 40169],
    ['wxacode.getUnlimited', { scene: 's=1', page: '/pages/home' }, 41030],
    ['wxacode.getUnlimited', { scene: 's=1', width: 100 }, 40097],
    ['wxacode.get', { path: 'x'.repeat(1025) }, 45002],
    ['security.msgSecCheck', { content: '' }, 47001],
    ['security.msgSecCheck', { ...text, openid: '' }, 40003],
    ['security.msgSecCheck', { ...text, scene: 5 }, 47001],
    ['security.msgSecCheck', { ...text, content: '长'.repeat(2501) }, 45002],
    ['security.mediaCheckAsync', { ...media, mediaType: 3 }, 47001],
    ['nothing.known', {}, 40066],
  ])('refuses %s with %j', async (api, data, errCode) => {
    expect(await send(api, data)).toMatchObject({ errCode })
  })

  it.each([
    ['thing1', '二十个字以内的说明文字', '二'.repeat(21)],
    ['number2', '12.5', '十二'],
    ['letter3', 'Abc', 'Abc1'],
    ['symbol4', '★', 'a'],
    ['character_string5', 'A-2026 11', '编号'],
    ['time6', '2026年11月21日 15:01', '下午'],
    ['date7', '2026-11-21', '明天'],
    ['amount8', '¥12.50元', '12元5角'],
    ['phone_number9', '+86-755-0000000', '电话'],
    ['car_number10', '粤A8Z888挂', '粤A8Z888挂挂挂'],
    ['name11', '张三', 'x'.repeat(21)],
    ['phrase12', '已取样', '已经取样完毕'],
  ])('a field %s takes %s and refuses %s', (name, good, bad) => {
    const judged = (value: string) =>
      subscribeMessage({ touser: 'o', template_id: 't', data: { [name]: { value } } })?.errCode
    expect([judged(good), judged(bad), judged('')]).toEqual([undefined, 47003, 47003])
  })

  it('counts what somebody agreed to where it is told, and nobody else', async () => {
    here.cloud.openApi.accepts.set('o-1', 't-1', 1)
    const codes = []
    for (const touser of ['o-1', 'o-1', 'o-2'])
      codes.push((await send('subscribeMessage.send', { ...message, touser }))['errCode'])
    expect(codes).toEqual([0, 43101, 0])
  })

  it('fails on demand, as often as ordered', async () => {
    expect((await order({ api: 'subscribeMessage.send', errCode: 43101, times: 2 })).status).toBe(200)
    const answers = []
    for (let i = 0; i < 3; i++) answers.push(await send('subscribeMessage.send', message))
    expect(answers).toMatchObject([
      { errCode: 43101, errMsg: 'openapi.subscribeMessage.send:fail user refuse to accept the msg' },
      { errCode: 43101 },
      { errCode: 0 },
    ])
    expect((await order({ api: 'subscribeMessage.send' })).status).toBe(400)
    expect((await order({ api: 'subscribeMessage.send', errCode: 1 }, 'guessed')).status).toBe(401)
  })

  it('comes late, or never, on demand', async () => {
    await order({ api: 'subscribeMessage.send', late: 300 })
    const started = performance.now()
    expect(await send('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    expect(performance.now() - started).toBeGreaterThan(290)
    await order({ api: 'subscribeMessage.send', timeout: true })
    const call = { apiName: 'subscribeMessage.send', requestData: message }
    await expect(here.app.callWxOpenApi(call, { timeout: 1500 })).rejects.toMatchObject({
      code: 'ESOCKETTIMEDOUT',
    })
    expect(here.cloud.openApi.calls().at(-1)).toMatchObject({ answer: { outcome: 'timeout' } })
  })

  it('judges texts, and refuses the one that is there to be refused', async () => {
    expect(await send('security.msgSecCheck', text)).toMatchObject({
      result: { suggest: 'pass', label: 100 },
    })
    const bad = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级'
    expect(await send('security.msgSecCheck', { ...text, content: bad })).toMatchObject({
      errCode: 0,
      result: { suggest: 'risky' },
    })
    expect(await send('security.msgSecCheck', { content: bad })).toMatchObject({ errCode: 87014 })
    await order({ api: 'security.msgSecCheck', verdict: 'review', label: 20012 })
    expect(await send('security.msgSecCheck', text)).toMatchObject({
      result: { suggest: 'review', label: 20012 },
    })
  })

  it('tells the result of a media check later, by the clock of the cloud', async () => {
    await order({ api: 'security.mediaCheckAsync', verdict: 'risky' })
    const { traceId } = await send('security.mediaCheckAsync', media)
    const told = () => here.cloud.openApi.calls().filter(({ api }) => api === 'callback.wxa_media_check')
    here.cloud.clock.advance(60_000)
    try {
      expect(told()).toMatchObject([
        {
          data: {
            MsgType: 'event',
            Event: 'wxa_media_check',
            trace_id: traceId,
            result: { suggest: 'risky' },
          },
        },
      ])
      await until(() => here.cloud.functionLog.list('probe', 1)[0]?.ok === true)
    } finally {
      here.cloud.clock.reset()
    }
  })

  it('answers a code with a picture, the same for the same scene', async () => {
    const code = async (scene: string) =>
      sendBytes('wxacode.getUnlimited', Buffer.from(JSON.stringify({ scene, width: 280 })))
    const picture = await code('s=1')
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([280, 280])
    expect(picture.equals(await code('s=1'))).toBe(true)
    expect(picture.equals(await code('s=2'))).toBe(false)
    const { buffer, contentType } = await send('wxacode.getUnlimited', { scene: 's=1', width: 280 })
    expect(contentType).toBe('image/png')
    expect(Buffer.from(buffer as string, 'base64').equals(picture)).toBe(true)
    expect(JSON.parse((await code('中文')).toString('utf8'))).toMatchObject({ errcode: 40169 })
  })

  it('understands the message of wx-server-sdk, and refuses what is none', async () => {
    // CommApiData { apiType: 0, openapiData: { pairs: [{ key: "touser", value: "\"o-1\"" }, …] } }
    const pair = (key: string, value: unknown) => {
      const field = (tag: number, bytes: Buffer) => Buffer.concat([Buffer.from([tag, bytes.length]), bytes])
      return field(
        10,
        Buffer.concat([field(10, Buffer.from(key)), field(18, Buffer.from(JSON.stringify(value)))]),
      )
    }
    const pairs = Buffer.concat([
      pair('touser', 'o-1'),
      pair('template_id', 't-1'),
      pair('data', { thing1: { value: '好' } }),
    ])
    const bytes = Buffer.concat([Buffer.from([8, 0, 18, pairs.length]), pairs])
    expect(readCall(bytes)).toEqual({ touser: 'o-1', template_id: 't-1', data: { thing1: { value: '好' } } })
    const answer = await sendBytes('subscribeMessage.send', bytes)
    expect(answer.toString('utf8')).toContain('{"errcode":0,"errmsg":"ok"}')
    expect(answer.toString('utf8')).toContain('application/json')
    const broken = await sendBytes('subscribeMessage.send', bytes.subarray(0, 20))
    expect(JSON.parse(broken.toString('utf8'))).toMatchObject({ code: 'INVALID_PARAM' })
  })
})
