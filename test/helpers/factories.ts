import type { AreaRow } from '../../config/district/load-district'
import type { District } from '../../domain/district/district'
import type { Hours } from '../../domain/station/hours'
import type { StationRecord } from '../../domain/station/record'

/** A small made-up district: two streets, three communities, near no real one's coordinates. */
export const testDistrict: District = {
  code: '990001',
  name: { zh: '测试区', en: 'Test District' },
  centre: { lng: 114.1, lat: 22.6 },
  outline: [
    [114.0, 22.5],
    [114.2, 22.5],
    [114.2, 22.7],
    [114.0, 22.7],
  ],
  services: [
    { code: 'rest', name: { zh: '歇脚', en: 'Rest' }, tier: 'basic', icon: 'armchair', aliases: [] },
    { code: 'charging', name: { zh: '充电', en: 'Charging' }, tier: 'basic', icon: 'plug-zap', aliases: [] },
    {
      code: 'legal_aid',
      name: { zh: '法律援助', en: 'Legal aid' },
      tier: 'advanced',
      icon: 'scale',
      aliases: [],
    },
  ],
  chips: ['charging', 'rest'],
  rules: {
    open: { soonMinutes: 60 },
    freshness: { freshMinutes: 15, staleMinutes: 60 },
    lockedReport: { repeatMinutes: 30 },
  },
  calendar: {
    coveredFrom: '2026-01-01',
    coveredUntil: '2026-12-31',
    holidays: { '2026-10-01': '国庆节' },
    makeUpDays: { '2026-10-10': '国庆节' },
  },
  foodTests: {
    categories: [
      { code: 'vegetables', name: { zh: '蔬菜', en: 'Vegetables' } },
      { code: 'seafood', name: { zh: '水产', en: 'Seafood' } },
    ],
    tests: [
      {
        code: 'pesticide',
        analyte: { zh: '农药残留', en: 'Pesticide residue' },
        methodCode: null,
        categories: ['vegetables'],
        typicalMinutes: 30,
        demo: true,
      },
      {
        code: 'sulphur',
        analyte: { zh: '二氧化硫', en: 'Sulphur dioxide' },
        methodCode: null,
        categories: [],
        typicalMinutes: null,
        demo: true,
      },
      {
        code: 'formaldehyde',
        analyte: { zh: '甲醛', en: 'Formaldehyde' },
        methodCode: null,
        categories: ['seafood'],
        typicalMinutes: 20,
        demo: true,
      },
    ],
  },
  messages: {
    quiet: { from: '22:00', until: '08:00' },
    templates: [
      {
        id: 'template-answer',
        name: { zh: '驿站的答复', en: 'Answers of stations' },
        kinds: ['locked_answered'],
        lasting: false,
        demo: true,
        fields: { thing1: 'place', phrase2: 'state', thing3: 'remark', time4: 'at' },
      },
      {
        id: 'template-role',
        name: { zh: '工作人员角色', en: 'Roles of staff' },
        kinds: ['role_suspended', 'role_resumed', 'role_ended'],
        lasting: false,
        demo: true,
        fields: { thing1: 'what', phrase2: 'state', time3: 'at' },
      },
      {
        id: 'template-copy',
        name: { zh: '我的资料副本', en: 'Copies of my data' },
        kinds: ['export_asked', 'export_ready'],
        lasting: true,
        demo: true,
        fields: { thing1: 'what', time2: 'at' },
      },
      {
        id: 'template-booking',
        name: { zh: '你的预约', en: 'Your bookings' },
        kinds: ['booking_offered', 'booking_reminder'],
        lasting: false,
        demo: true,
        fields: { thing1: 'place', phrase2: 'state', thing3: 'remark', time4: 'at' },
      },
    ],
  },
}

const area = (
  code: string,
  zh: string,
  en: string,
  level: AreaRow['level'],
  parent: string | null,
  lng: number,
  lat: number,
): AreaRow => ({
  code,
  name: { zh, en },
  level,
  parent,
  centre: { lng, lat },
  demo: true,
})

export const testAreas: readonly AreaRow[] = [
  area('990001', '测试区', 'Test District', 'district', null, 114.1, 22.6),
  area('990001001', '东风街道', 'Dongfeng Street', 'street', '990001', 114.11, 22.6),
  area('990001002', '西城街道', 'Xicheng Street', 'street', '990001', 114.05, 22.6),
  area('990001001001', '木棉社区', 'Mumian', 'community', '990001001', 114.11, 22.61),
  area('990001001002', '荔枝社区', 'Lizhi', 'community', '990001001', 114.12, 22.59),
  area('990001002001', '银海社区', 'Yinhai', 'community', '990001002', 114.05, 22.6),
]

const everyDay: Hours['weekly'][number]['days'] = [1, 2, 3, 4, 5, 6, 7]

/** Hours as most stations have them. */
export const hours = {
  daily: (from: string, to: string): Hours => ({
    weekly: [{ days: everyDay, ranges: [{ from, to }] }],
    holidays: 'as_usual',
    exceptions: [],
  }),
  always: (): Hours => hours.daily('00:00', '24:00'),
  weekdays: (from: string, to: string): Hours => ({
    weekly: [{ days: [1, 2, 3, 4, 5], ranges: [{ from, to }] }],
    holidays: 'closed',
    exceptions: [],
  }),
}

/** A station that is like most: change only what the test is about. */
export function aStation(changes: Partial<StationRecord> & { code: string }): StationRecord {
  return {
    name: { zh: `${changes.code}号驿站`, en: `Station ${changes.code}` },
    kinds: ['rest_station'],
    hostType: 'caring_shop',
    address: { zh: '东风路 1 号' },
    location: { lng: 114.1, lat: 22.6 },
    area: '990001001001',
    phone: null,
    hours: hours.daily('08:00', '21:00'),
    services: ['rest'],
    capacity: { seats: 10, chargers: 2 },
    stepFree: false,
    toilet: false,
    live: null,
    closedByStaff: false,
    demo: false,
    ...changes,
  }
}
