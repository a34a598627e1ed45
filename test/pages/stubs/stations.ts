import type { StationCard } from '../../../domain/station/card'
import type { StationDetail, StationHome, StationPage } from '../../../domain/station/contract'

/** The moment all page tests play at: Monday 23 November 2026, 10:00 in China. */
export const NOW = Date.parse('2026-11-23T10:00:00+08:00')

const iso = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()

const services = [
  { code: 'rest', name: '歇脚', icon: 'armchair', tier: 'basic' as const },
  { code: 'charging', name: '充电', icon: 'plug-zap', tier: 'basic' as const },
  { code: 'legal_aid', name: '法律援助', icon: 'scale', tier: 'advanced' as const },
]

export const reading = {
  asOf: iso(0),
  services,
  emergencies: [],
  freshness: { freshMinutes: 15, staleMinutes: 120 },
}

/** A station that is open until 21:00, with a seat count of three minutes ago. */
export function aStation(change: Partial<StationCard> = {}): StationCard {
  return {
    id: 'LG-1',
    name: '佳兆业广场暖蜂驿站',
    kinds: ['rest_station'],
    address: '布龙路 201 号',
    location: { lng: 114.12, lat: 22.6 },
    distance: 320,
    open: { status: 'open', changesAt: iso(11 * 60), closedByStaff: false, holidayUnknown: false },
    closure: null,
    services: ['rest', 'charging'],
    stepFree: true,
    capacity: { seats: 12, chargers: 8 },
    live: { seatsFree: 6, chargersFree: 2, updatedAt: iso(-3) },
    phone: '0755-0000 001',
    emergency: null,
    demo: true,
    ...change,
  }
}

export const closed = (opensInMinutes: number | null): StationCard['open'] => ({
  status: 'closed',
  changesAt: opensInMinutes === null ? null : iso(opensInMinutes),
  closedByStaff: false,
  holidayUnknown: false,
})

export function aHome(change: Partial<StationHome> = {}): StationHome {
  return {
    nearest: aStation(),
    others: [aStation({ id: 'LG-2', name: '木棉湾社区党群服务中心', distance: 640, live: null })],
    origin: { point: { lng: 114.12, lat: 22.6 }, areaName: '木棉湾社区' },
    ...reading,
    ...change,
  }
}

export function aPage(items: readonly StationCard[], next: string | null = null): StationPage {
  return { items: [...items], next, origin: null, ...reading }
}

export function aDetail(change: Partial<StationDetail> = {}): StationDetail {
  const usual = [{ from: '08:30', to: '21:00' }]
  const day = (n: number) => `2026-11-${String(23 + n)}`
  return {
    ...aStation(),
    areaCode: '440307001001',
    areaNames: ['布吉街道', '木棉湾社区'],
    hostType: 'caring_shop',
    toilet: false,
    unknown: [],
    hours: {
      weekly: ([1, 2, 3, 4, 5, 6, 7] as const).map(weekday => ({
        weekday,
        ranges: weekday === 7 ? [] : usual,
      })),
      holidays: 'closed',
      holidayRanges: [],
      coming: [0, 1, 2, 3, 4, 5, 6].map(n => ({
        date: day(n),
        ranges: n === 6 ? [] : usual,
        dayKind: n === 3 ? ('holiday' as const) : ('workday' as const),
        note: n === 4 ? '设备检修' : null,
        known: true,
        announced: n < 5,
      })),
    },
    favourite: false,
    myLockedReportAt: null,
    myLockedReport: null,
    ...reading,
    ...change,
  }
}
