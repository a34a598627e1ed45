/** A list as a street office keeps it, in a style of its own: other headings, orders and words than ours. */
export interface ListRow {
  [heading: string]: string
}

const COMMUNITIES = [
  ['布吉街道', '可园社区', 114.133, 22.617],
  ['布吉街道', '凤凰', 114.1245, 22.604],
  ['平湖街道', '凤凰社区', 114.1305, 22.689],
  ['龙城街道办事处', '盛平社区居委会', 114.2525, 22.7315],
  ['坪地街道', '六联', 114.322, 22.787],
] as const
const HOURS = [
  '周一至周日9：00——21：00',
  '工作日8:30-12:00、14:00-18:00；周末9:00-12:00',
  '全天候',
  '早上7点至晚上11点半',
  '周二到周六 10:00~19:30，周一闭馆，法定假日休息',
]
const SERVICES = [
  '休息 充电宝 开水',
  '饮水机、WIFI、雨伞',
  '充电，热水，微波加热',
  'rest/charging/toilet',
  '无',
]
const HOSTS = ['商家', '快递网点', '自提点', '志愿者U站', '党群中心', '其他']

/** `count` rows, the same every time; positions in GCJ-02. */
export function streetList(count: number): ListRow[] {
  return Array.from({ length: count }, (_, i) => {
    const [street, community, lng, lat] = COMMUNITIES[i % COMMUNITIES.length] ?? COMMUNITIES[0]
    return {
      序号: String(i + 1),
      驿站名称: `${community.replace('居委会', '')}第${i + 1}小哥驿站`,
      站点编码: `JD${String(i + 1).padStart(5, '0')}`,
      营业时间: HOURS[i % HOURS.length] ?? '',
      '经度(东经)': String(lng + ((i * 37) % 100) / 100_000),
      '纬度(北纬)': String(lat + ((i * 53) % 100) / 100_000),
      所属街道: street,
      所在社区: community,
      详细地址: `测试大道${i + 1}号`,
      联系电话: `（0755）0000 ${String(1000 + (i % 9000))}`,
      站点类别: '小哥驿站',
      依托类型: HOSTS[i % HOSTS.length] ?? '',
      服务内容: SERVICES[i % SERVICES.length] ?? '',
      座位数: `${i % 20}个`,
      是否无障碍: i % 2 === 0 ? '√' : '×',
      负责人: '某某',
    }
  })
}

export function csvOf(rows: readonly ListRow[]): string {
  const headings = Object.keys(rows[0] ?? {})
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  return [headings, ...rows.map(row => headings.map(heading => row[heading] ?? ''))]
    .map(cells => cells.map(quoted).join(','))
    .join('\r\n')
}
