import { pinyin } from 'pinyin-pro'
import type { AreaRow, LoadedDistrict } from '../../config/district/load-district'
import type { Name } from '../../domain/contract/name'
import type { Point } from '../../domain/geo/geo'
import type { HostType, StationKind } from '../../domain/station/kinds'
import type { StationRecord } from '../../domain/station/record'
import type { Instant } from '../../domain/time/china-time'
import { capacityOf, isStepFree, servicesOf } from './catalogue'
import { Dice } from './dice'
import { hoursOf, roundTheClock, type Keeper } from './hours'
import { liveStateOf } from './live-states'
import { withNamedStation } from './named-station'
import { addressIn, restStationName, type RestHost } from './names'
import { communitiesOf, communityAt, plain, strew, type Community } from './places'

/** Rest stations of Longgang, after the article that counts them. */
export const REST_STATIONS = 442
/** The seed of the demonstration that everyone sees. */
export const SEED = 'nuanlin-1'

const HOSTS: readonly (readonly [RestHost, number])[] = [
  ['caring_shop', 42],
  ['logistics_hub', 22],
  ['pick_up_point', 20],
  ['u_station', 16],
]

/** Everything that is decided before the dice fall. */
interface Plan {
  readonly kinds: StationKind[]
  readonly keeper: Keeper
  readonly hostType: HostType
  readonly community: Community
  readonly name: Name
  readonly around: Point
  /** Metres. */
  readonly within: number
}

/**
 * The demonstration's stations: invented, believable, and the same for the same seed. `now` only moves the
 * times of the live states. Without communities there is nowhere to put a station, and the list is empty.
 */
export function makeStations(
  { district, areas }: LoadedDistrict,
  now: Instant,
  seed = SEED,
): StationRecord[] {
  const communities = communitiesOf(areas)
  const catalogue = district.services.map(service => service.code)
  const letters = streetLetters(areas)
  const counts = new Map<string, number>()
  let phones = 0

  const settle = (plan: Plan): StationRecord => {
    const series = `${letters.get(plan.community.street.code) ?? ''}-${SERIES[plan.kinds[0] ?? 'rest_station']}`
    const count = (counts.get(series) ?? 0) + 1
    counts.set(series, count)
    const code = `${series}-${String(count).padStart(3, '0')}`
    const dice = new Dice(seed, 'station', code)
    const services = servicesOf(dice, plan.keeper, catalogue)
    const record: StationRecord = {
      code,
      name: plan.name,
      kinds: plan.kinds,
      hostType: plan.hostType,
      address: addressIn(dice, plan.community),
      location: strew(dice, plan.around, plan.within, district.outline),
      area: plan.community.code,
      phone: dice.chance(0.9) ? phone(++phones) : null,
      hours: plan.name.zh.includes('便利店') ? roundTheClock : hoursOf(dice, plan.keeper),
      services,
      capacity: capacityOf(dice, plan.keeper, services),
      stepFree: isStepFree(dice, plan.keeper),
      toilet: services.includes('toilet'),
      live: null,
      closedByStaff: dice.chance(0.02),
      demo: true,
    }
    return { ...record, live: liveStateOf(seed, record, district.rules.freshness, now) }
  }

  const plans = [...restStations(new Dice(seed, 'plan'), communities), ...otherStations(communities)]
  return withNamedStation(plans.map(settle), communities, catalogue, now)
}

/** Two letters for each kind, as a street would number its places. */
const SERIES: Readonly<Record<StationKind, string>> = {
  rest_station: 'NF',
  party_service_centre: 'DQ',
  food_test_room: 'KJ',
  food_test_vehicle: 'KC',
  health_centre: 'SK',
  canteen: 'ST',
}

/**
 * Local numbers in China never begin with 0, the prefix of long-distance calls: 0755-0000-0001 belongs to
 * nobody and no exchange can connect it.
 */
function phone(n: number): string {
  return `0755-${String(n)
    .padStart(8, '0')
    .replace(/^(\d{4})/, '$1-')}`
}

/** One at each community's service centre, the rest with the four other hosts, spread evenly. */
function restStations(dice: Dice, communities: readonly Community[]): Plan[] {
  const names = new Set<string>()
  const plans: Plan[] = []
  const place = (community: Community, host: RestHost) => {
    for (let tries = 0; tries < 60; tries++) {
      const { name, atMetro } = restStationName(dice, host, community)
      if (names.has(name.zh)) continue
      names.add(name.zh)
      plans.push({
        kinds: host === 'service_centre' ? ['rest_station', 'party_service_centre'] : ['rest_station'],
        keeper: host,
        hostType: host,
        community,
        name,
        around: (atMetro && community.metro?.at) || community.centre,
        within: atMetro ? 120 : host === 'service_centre' ? 150 : 700,
      })
      return
    }
  }
  for (const community of communities) if (plans.length < REST_STATIONS) place(community, 'service_centre')
  for (let turn: Community[] = []; plans.length < REST_STATIONS && communities.length > 0;) {
    if (turn.length === 0) turn = dice.shuffled(communities)
    const community = turn.pop()
    if (community) place(community, dice.weighted(HOSTS))
  }
  return plans
}

/** Street centres and test rooms, one each a street; health centres and canteens in some communities. */
function otherStations(communities: readonly Community[]): Plan[] {
  const plans: Plan[] = []
  const streets = new Map(communities.map(({ street }) => [street.code, street]))
  for (const { code, centre, name } of streets.values()) {
    const community = communityAt(communities, code, centre)
    if (!community) continue
    const place = { community, around: centre, within: 300 }
    plans.push(
      {
        ...place,
        kinds: ['party_service_centre'],
        keeper: 'street_centre',
        hostType: 'service_centre',
        name: { zh: `${name.zh}党群服务中心`, en: `${plain(name)} Subdistrict Service Centre` },
      },
      {
        ...place,
        kinds: ['food_test_room'],
        keeper: 'food_test_room',
        hostType: 'own_premises',
        name: { zh: `${name.zh}食品快检室`, en: `${plain(name)} Food Test Room` },
      },
    )
  }
  communities.forEach((community, i) => {
    const { title, short, centre } = community
    const own = { community, hostType: 'own_premises' as const, around: centre, within: 400 }
    if (i % 2 === 0)
      plans.push({
        ...own,
        kinds: ['health_centre'],
        keeper: 'health_centre',
        name: { zh: `${title.zh}健康服务中心`, en: `${plain(short)} Community Health Centre` },
      })
    if (i % 3 === 1)
      plans.push({
        ...own,
        kinds: ['canteen'],
        keeper: 'canteen',
        name: { zh: `${title.zh}长者食堂`, en: `${plain(short)} Seniors’ Canteen` },
      })
  })
  // Last, so that a vehicle moves no number of what stands.
  for (const { code, centre, name } of streets.values()) {
    const community = communityAt(communities, code, centre)
    if (community)
      plans.push({
        community,
        around: centre,
        within: 600,
        kinds: ['food_test_vehicle'],
        keeper: 'food_test_room',
        hostType: 'own_premises',
        name: { zh: `${name.zh}食品快检车`, en: `${plain(name)} Food Test Vehicle` },
      })
  }
  return plans
}

/** `BJ` of 布吉街道; where two streets share their letters, the end of the street's code. */
function streetLetters(areas: readonly AreaRow[]): Map<string, string> {
  const streets = areas.filter(area => area.level === 'street')
  const initials = (area: AreaRow) =>
    pinyin(area.name.zh.replace('街道', ''), { pattern: 'first', toneType: 'none', type: 'array' })
      .join('')
      .toUpperCase()
  const all = streets.map(initials)
  return new Map(
    streets.map((street, i) => {
      const own = all[i] ?? ''
      const unique = /^[A-Z]{2,4}$/.test(own) && all.indexOf(own) === all.lastIndexOf(own)
      return [street.code, unique ? own : street.code.slice(-3)]
    }),
  )
}
