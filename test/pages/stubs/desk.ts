import type { DeskStation, LockedCase, StationForEdit } from '../../../domain/station/desk-contract'
import { aStation, NOW, reading } from './stations'

const iso = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()

/** The station of `aStation` as its staff know it, open as usual. */
export function aStationForEdit(change: Partial<StationForEdit> = {}): StationForEdit {
  const { phone, location, kinds, services, stepFree, capacity, live } = aStation()
  return {
    stationId: 'LG-1',
    version: 3,
    office: {
      name: { zh: '佳兆业广场暖蜂驿站' },
      kinds,
      hostType: 'caring_shop',
      address: { zh: '布龙路 201 号' },
      location,
      area: '440307001001',
      areaGuessed: null,
      phone,
      hours: {
        weekly: [{ days: [1, 2, 3, 4, 5, 6], ranges: [{ from: '08:30', to: '21:00' }] }],
        holidays: 'closed',
      },
      services,
      capacity,
      stepFree,
      toilet: false,
    },
    areaNames: ['布吉街道', '木棉湾社区'],
    exceptions: [],
    closedByStaff: false,
    closure: null,
    live,
    edited: null,
    updatedAt: iso(-60),
    demo: true,
    ...change,
  }
}

export function aDeskStation(change: Partial<DeskStation> = {}): DeskStation {
  return {
    ...aStation(),
    areaNames: ['布吉街道', '木棉湾社区'],
    liveStale: false,
    closedBySwitch: false,
    lockedUnanswered: 0,
    ...change,
  }
}

/** Three people stood before the door within the last hour, and nobody has answered. */
export function aLockedCase(change: Partial<LockedCase> = {}): LockedCase {
  return {
    caseId: 'LG-1#1',
    stationId: 'LG-1',
    stationName: '佳兆业广场暖蜂驿站',
    areaNames: ['布吉街道', '木棉湾社区'],
    people: 3,
    outsideHours: 0,
    peopleLately: 5,
    firstAt: iso(-60),
    lastAt: iso(-5),
    answer: null,
    answeredAs: null,
    ...change,
  }
}

export const deskPage = (items: readonly DeskStation[], next: string | null = null) => ({
  items,
  next,
  ...reading,
})

export const casePage = (items: readonly LockedCase[], next: string | null = null) => ({
  items,
  next,
  days: 7,
})

/** What the district offers, as the service tells it. */
export const catalogue = {
  district: { code: '440307', name: '龙岗区', centre: { lng: 114.1, lat: 22.6 } },
  services: reading.services,
  chips: ['rest'],
}
