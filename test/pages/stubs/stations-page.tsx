import { onlineManager, QueryClientProvider } from '@tanstack/react-query'
import { act, configure, render, screen, within } from '@testing-library/react'
import type { StationCard } from '../../../domain/station/card'
import type { StationFilters, StationPin } from '../../../domain/station/contract'
import { queryClient } from '../../../src/api/query-client'
import { community, following, here, looking } from '../../../src/features/place/place'
import { locale } from '../../../src/i18n/locale'
import Stations from '../../../src/pages/stations'
import { careMode } from '../../../src/theme/care-mode'
import { map } from './map'
import { startService, type Service } from './service'
import { phone } from './taro'

/** The stations page and the service behind it. Its tests put `./map` in the place of the map. */

const AS_OF = '2026-11-19T02:00:00.000Z'
export const centre = { lng: 114.12, lat: 22.61 }

export function card(id: string, more: Partial<StationCard> = {}): StationCard {
  return {
    id,
    name: `${id}驿站`,
    kinds: ['rest_station'],
    address: '布吉路 1 号',
    location: { lng: centre.lng + Number(id.replace(/\D/g, '') || 0) / 100, lat: centre.lat },
    distance: 320,
    open: {
      status: 'open',
      changesAt: '2026-11-19T13:00:00.000Z',
      closedByStaff: false,
      holidayUnknown: false,
    },
    closure: null,
    services: ['charging'],
    stepFree: true,
    capacity: { seats: 12, chargers: 4 },
    live: null,
    phone: null,
    emergency: null,
    demo: true,
    ...more,
  }
}

const services = [
  { code: 'charging', name: '充电', icon: 'plug-zap', tier: 'basic' as const },
  { code: 'water', name: '热水', icon: 'cup-soda', tier: 'basic' as const },
]
const reading = { asOf: AS_OF, services, emergencies: [], freshness: { freshMinutes: 15, staleMinutes: 60 } }
const origin = { point: centre, areaName: '木棉湾社区' }

export const page = (items: StationCard[], next: string | null = null) => ({
  items,
  next,
  origin,
  ...reading,
})

const pinOf = (station: StationCard): StationPin => ({
  id: station.id,
  name: station.name,
  kind: 'rest_station',
  location: station.location,
  open: station.open.status === 'open',
})

export const pinsOf = (stations: StationCard[], more = false) => ({
  pins: stations.map(pinOf),
  more,
  asOf: AS_OF,
})

export interface Asked {
  filters: StationFilters
  cursor?: string
  origin?: unknown
}

/** What stands in the district, and what was asked about it. */
export class District {
  stations = [card('A1'), card('A9')]
  readonly service: Service = startService({
    'station.nearby': () => page(this.stations),
    'station.pins': () => pinsOf(this.stations),
    'station.catalogue': () => ({
      district: { code: '440307', name: '龙岗区', centre },
      services,
      chips: ['charging', 'water'],
    }),
    'station.detail': () => ({
      ...card('A1'),
      services,
      areaCode: '440307',
      areaNames: ['布吉街道'],
      hostType: 'caring_shop',
      toilet: true,
      unknown: [],
      hours: { weekly: [], holidays: 'as_usual', holidayRanges: [], coming: [] },
      favourite: false,
      myLockedReportAt: null,
      myLockedReport: null,
      emergencies: [],
      asOf: AS_OF,
      freshness: reading.freshness,
    }),
    'area.children': () => ({ parent: null, items: [] }),
  })

  asked(name: string): Asked[] {
    return this.service.calls.filter(c => c.name === name).map(c => c.input as Asked)
  }

  last(name: string): Asked {
    const found = this.asked(name).at(-1)
    if (!found) throw new Error(`${name} was not called`)
    return found
  }
}

/** A phone on which nothing was chosen yet, and a district around it; with the real time, for the map loads late. */
export function newDistrict(): District {
  configure({ getElementError: message => new Error(message ?? 'not found') })
  globalThis.ResizeObserver = class {
    observe() {
      // Nothing changes size here.
    }
    unobserve() {
      // Nothing is watched.
    }
    disconnect() {
      // Nothing is watched.
    }
  }
  phone.reset()
  queryClient.clear()
  act(() => onlineManager.setOnline(true))
  careMode.set(false)
  locale.set('zh-CN')
  community.set(null)
  following.set('community')
  looking.set('idle')
  here.set(null)
  map.shown = undefined
  return new District()
}

export const open = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <Stations />
    </QueryClientProvider>,
  )
export const list = () => within(screen.getByRole('region', { name: '驿站列表' }))
export const chip = (name: string) =>
  within(screen.getByRole('group', { name: '筛选' })).findByRole('button', { name })

/** The page with its list and its pins. */
export async function opened() {
  const shown = open()
  await list().findByText('A1驿站')
  await screen.findByRole('button', { name: 'A1驿站，开放中' })
  return shown
}
