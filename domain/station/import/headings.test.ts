import { readHeadings, type Column } from './headings'

const read = (texts: readonly string[], wanted?: 'wgs84' | 'gcj02' | 'bd09') =>
  readHeadings(
    texts.map(text => ({ text, formula: false })),
    wanted,
  )

// As street offices and English lists write them.
it.each<[Column, string]>([
  ['code', '编号|驿站编号|站点编码|统一编码|设施编号|Code|station_code|Station ID|No.|ID'],
  [
    'name',
    '名称|驿站名称|站点名|阵地名称|暖蜂驿站名称|网点名称|中文名称|name_zh|Station name|name_cn|驿站名称 Name',
  ],
  ['nameEn', '英文名称|站点英文名|name_en|English name'],
  ['kinds', '类型|站点类型|驿站类别|分类|Type|Category|station type|类型/Type'],
  ['host', '依托单位类型|依托类型|建设方式|host_type'],
  ['hostUnit', '依托单位|承建单位|运营单位|Operator'],
  [
    'address',
    '地址|详细地址|驿站详细地址|所在地址|具体位置|站点地址（必填）|addr|addr:full|address_zh|Full address',
  ],
  [
    'lng',
    '经度|东经|lng|lon|Longitude|lng_wgs84|gcj02_lng|WGS84经度|经度（GCJ-02）|百度经度|高德经度|经度坐标',
  ],
  ['lat', '纬度|北纬|lat|Latitude|lat_wgs84|纬度(WGS-84)|腾讯地图纬度'],
  ['coordinates', '坐标|经纬度|高德坐标|坐标(GCJ02)|coords|Lng/Lat'],
  ['street', '街道|所属街道|所在街道|镇街|街道办事处|属地街道|Street|Subdistrict'],
  ['community', '社区|所属社区|所在社区|属地社区|社区居委会|Community|neighbourhood'],
  ['phone', '电话|联系电话|站点联系电话|服务热线|手机号码|负责人电话|Phone|phone_number|Tel.|Hotline'],
  [
    'hours',
    '开放时间|营业时间|站点开放时间|驿站服务时间|工作时间|Opening times|open_time|Opening hours|Hours|business_hours',
  ],
  ['holidays', '节假日|法定节假日|节假日开放时间|节假日是否开放|Public holidays|holiday_hours'],
  ['services', '服务|服务项目|提供的服务|可提供的服务|站点服务内容|服务清单|Services|services_offered'],
  ['facilities', '设施|配套设施|设施设备|Amenities|Facilities'],
  ['seats', '座位|座位数|座位数（个）|休息座位数|可容纳人数|seat_capacity|Seats|Number of seats|Capacity'],
  ['chargers', '充电位|充电桩|充电口数量|充电桩数量(个)|插座数|Charger count|charging_ports|Chargers'],
  [
    'stepFree',
    '无障碍|无障碍通道|是否无障碍|是否有无障碍设施|有无无障碍通道|Step-free access|wheelchair accessible|Wheelchair',
  ],
  ['toilet', '卫生间|是否有卫生间|有无厕所|公厕|Toilet|has_toilet|WC'],
  ['seatsFree', '空座|空闲座位数|剩余座位|free_seats|Available seats'],
  ['chargersFree', '空充电位|空闲充电口|Available chargers'],
  ['updatedAt', '更新时间|数据更新时间|最后更新时间|updated_at|Last updated'],
])('knows %s however it is headed', (column, headings) => {
  for (const heading of headings.split('|'))
    expect({ heading, ...read([heading]) }).toMatchObject({
      heading,
      ignored: [],
      at: new Map([[column, 0]]),
    })
})

it.each([
  '序号',
  '负责人',
  '备注',
  '照片',
  '微信号',
  '建成时间',
  '面积',
  '街道书记',
  'Manager',
  'Remarks',
  'Website',
  'GPS设备',
])('leaves %s alone', heading => {
  expect(read([heading])).toMatchObject({ ignored: [0] })
})

it.each([
  [['经度(WGS84)', '纬度(WGS84)'], 'wgs84'],
  [['lng_wgs84', 'lat_wgs84'], 'wgs84'],
  [['gcj02_lng', 'gcj02_lat'], 'gcj02'],
  [['WGS84经度', 'WGS84纬度'], 'wgs84'],
  [['经度（GCJ-02）', '纬度'], 'gcj02'],
  [['百度经度', '百度纬度'], 'bd09'],
  [['GPS经度', 'GPS纬度'], 'wgs84'],
  [['高德坐标'], 'gcj02'],
  [['CGCS2000经度', 'CGCS2000纬度'], 'wgs84'],
  [['经度', '纬度'], undefined],
  [['经度(WGS84)', '纬度(GCJ02)'], 'mixed'],
] as const)('reads the datum of %j', (headings, datum) => {
  const { datum: found, missing } = read(headings)
  expect([found, missing]).toEqual([datum, ['code', 'name', 'address', 'hours']])
})

it('takes the coordinates that are wanted where a list has them twice, else those of the map', () => {
  const both = ['lng_wgs84', 'lat_wgs84', 'lng_gcj02', 'lat_gcj02']
  const at = (lng: number, lat: number) =>
    new Map<Column, number>([
      ['lng', lng],
      ['lat', lat],
    ])
  expect(read(both)).toMatchObject({ at: at(2, 3), datum: 'gcj02', ignored: [0, 1], repeated: [] })
  expect(read(both, 'wgs84')).toMatchObject({ at: at(0, 1), datum: 'wgs84', ignored: [2, 3], repeated: [] })
})

it('counts rows by a number beside a code, and takes a place in words beside coordinates for an address', () => {
  const { at, ignored } = read(['No.', 'Code', 'Location', 'lng', 'lat', 'Mobile', 'Phone'])
  expect(Object.fromEntries(at)).toEqual({ code: 1, address: 2, lng: 3, lat: 4, phone: 6 })
  expect(ignored).toEqual([0, 5])
})
