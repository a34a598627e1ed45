import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

let here: TemporaryCloud

beforeAll(async () => {
  here = await temporaryCloud()
})

afterAll(() => here.remove())

const send = async (apiName: string, requestData: object) =>
  (await here.app.callWxOpenApi({ apiName, requestData })).result as Record<string, unknown>
const message = {
  touser: 'o-1',
  templateId: 't-1',
  page: 'pages/home/index',
  data: { thing1: { value: '您的取样已完成' } },
}

describe("WeChat's open API", () => {
  it('is caught here with what it was told', async () => {
    expect(await send('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    expect(here.cloud.openApi.calls().at(-1)).toMatchObject({ api: 'subscribeMessage.send', data: message })
  })

  it.each<[string, object, number]>([
    ['subscribeMessage.send', { ...message, touser: '' }, 40003],
    ['subscribeMessage.send', { ...message, templateId: undefined }, 40037],
    ['subscribeMessage.send', { ...message, data: { thing1: { value: 'x'.repeat(21) } } }, 47003],
    ['wxacode.getUnlimited', { scene: 'x'.repeat(33) }, 40169],
    ['wxacode.getUnlimited', { scene: 's=1', page: '/pages/home' }, 41030],
    ['security.msgSecCheck', { content: '' }, 47001],
    ['nothing.known', {}, 40066],
  ])('refuses %s with %j', async (api, data, errCode) => {
    expect(await send(api, data)).toMatchObject({ errCode })
  })

  it('fails on demand, once for each order', async () => {
    here.cloud.openApi.order('subscribeMessage.send', {
      errCode: 43101,
      errMsg: 'user refuse to accept the msg',
    })
    expect(await send('subscribeMessage.send', message)).toMatchObject({ errCode: 43101 })
    expect(await send('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
  })
})
