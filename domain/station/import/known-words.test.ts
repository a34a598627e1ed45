import services from '../../../config/district/longgang/services.json'
import { hostTypes, stationKinds, type HostType, type StationKind } from '../kinds'
import { hostOf, readHost, readKinds, readYesNo, serviceReader } from './known-words'

// As the product's own description and the glossary name them, and as lists do.
it.each<[StationKind, string]>([
  [
    'party_service_centre',
    '党群服务中心|社区党群服务中心|party-mass service centre|Party-Mass Service Center|Service centre',
  ],
  ['rest_station', '暖蜂驿站|户外劳动者服务站点|骑手驿站|courier rest station|Rest station'],
  ['food_test_room', '快检室|食品快检室|food-test room|Food test room'],
  ['food_test_vehicle', '快检车|food-test vehicle|Food test vehicle'],
  ['health_centre', '社康|社康中心|社区健康服务中心|community health centre|Health center'],
  ['canteen', '食堂|长者食堂|canteen|Canteen'],
])('knows a %s', (kind, words) => {
  for (const word of [kind, ...words.split('|')])
    expect({ word, ...readKinds(word) }).toEqual({ word, found: [kind], unknown: [] })
})

it.each<[HostType, string]>([
  [
    'service_centre',
    '党群服务中心|社区党群服务中心|service centre|party-mass service centre|设在服务中心里|Inside a service centre',
  ],
  ['caring_shop', '爱心商铺|caring shop|爱心商铺提供|Hosted by a caring shop'],
  ['logistics_hub', '物流中转站|logistics hub|设在物流中转站|At a logistics hub'],
  ['pick_up_point', '商超提货点|supermarket pick-up point|设在商超提货点|At a supermarket pick-up point'],
  ['u_station', '志愿服务U站|志愿者服务U站|U站|volunteer U-station|设在志愿服务U站|At a volunteer U-station'],
  ['own_premises', '独立场所|Own premises|自有场所|其他'],
])('knows a %s as host', (host, words) => {
  for (const word of [host, ...words.split('|')]) expect([word, readHost(word)]).toEqual([word, host])
})

it('knows every kind and every host by its code', () => {
  for (const kind of stationKinds) expect(readKinds(kind).found).toEqual([kind])
  for (const host of hostTypes) expect(readHost(host)).toBe(host)
})

it('tells the type of a unit by how its name ends, and does not guess at others', () => {
  expect(hostOf('平湖街道凤凰社区党群服务中心')).toBe('service_centre')
  expect(hostOf('某某速运快递网点')).toBe('logistics_hub')
  expect(hostOf('某某超市')).toBe('pick_up_point')
  expect(hostOf('大运U站')).toBe('u_station')
  expect(hostOf('某某物业管理有限公司')).toBeUndefined()
})

it('knows every service by its code, its names and its other words', () => {
  const read = serviceReader(services)
  for (const { code, name, aliases } of services)
    for (const word of [code, name.zh, name.en, ...aliases])
      expect({ word, ...read(word) }).toEqual({ word, found: [code], unknown: [] })
})

it('prefers what is offered to what is retired, and a name to another word', () => {
  const read = serviceReader([
    { code: 'tea', name: { zh: '茶水' }, aliases: ['水'] },
    { code: 'old_water', name: { zh: '水' }, aliases: ['茶水'], retired: true },
    { code: 'bath', name: { zh: '淋浴' }, aliases: ['洗浴'] },
    { code: 'old_bath', name: { zh: '旧淋浴' }, aliases: ['洗浴'], retired: true },
  ])
  expect(read('水、茶水、洗浴').found).toEqual(['old_water', 'tea', 'bath'])
})

it.each([
  '1.茶水 2.洗浴',
  '1、茶水\n2、洗浴',
  '（1）茶水；（2）洗浴',
  '1.茶水2.洗浴',
  '茶水+洗浴',
  '提供茶水、免费提供洗浴等',
])('reads the services of %s', text => {
  const read = serviceReader([
    { code: 'tea', name: { zh: '茶水' }, aliases: [] },
    { code: 'bath', name: { zh: '洗浴' }, aliases: [] },
  ])
  expect(read(text)).toEqual({ found: ['tea', 'bath'], unknown: [] })
})

it.each([
  ['是|有|√|✓|1|Yes|Y|TRUE|已配备|●', true],
  ['否|无|×|0|No|N|false|未配备|○', false],
  ['-||—|/|不详|未知|待核实|n/a', null],
  ['大概|部分', undefined],
])('reads %s as an answer', (words, answer) => {
  for (const word of words.split('|')) expect([word, readYesNo(word)]).toEqual([word, answer])
})
