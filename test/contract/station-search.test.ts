import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

const here = { lng: 114.1, lat: 22.6 }
const east = (metres: number) => ({ lng: here.lng + metres / 102_771, lat: here.lat })

describe('search', () => {
  let test: TestCloud
  afterAll(() => test.stop())
  beforeAll(async () => {
    test = await startTestCloud([
      aStation({
        code: 'B1',
        name: { zh: '布吉街道佳兆业广场暖蜂驿站', en: 'Kaisa Plaza' },
        address: { zh: '吉华路 123 号' },
        location: east(500),
      }),
      aStation({
        code: 'B2',
        name: { zh: '南湾街道党群服务中心' },
        address: { zh: '沙平北路' },
        location: east(100),
        area: '990001001002',
      }),
    ])
  })
  it.each([
    ['佳兆业', ['B1']],
    ['jiazhaoye', ['B1']],
    ['JZY', ['B1']],
    ['吉华路123', ['B1']],
    ['jihualu', ['B1']],
    ['jhl123', ['B1']],
    ['shapingbei', ['B2']],
    ['党群 spbl', ['B2']],
    ['kaisa', ['B1']],
    ['nw', ['B2']],
    ['党群 沙平', ['B2']],
    ['党群 吉华', []],
    ['街道', ['B2', 'B1']],
    ['ＫＡＩＳＡ', ['B1']],
    ['.*', []],
    ['？', []],
    ['🍜', []],
    ['  ', ['B2', 'B1']],
    ['没有这个', []],
  ])('%s', async (text, expected) => {
    const { items } = await test.asVisitor().station.nearby({ origin: { point: here }, filters: { text } })
    expect(items.map(item => item.id)).toEqual(expected)
  })
})
