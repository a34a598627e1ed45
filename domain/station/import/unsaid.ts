import { MINUTE } from '../../time/china-time'
import type { LiveState } from '../live-state'
import type { GuessedLevel, StationRecord } from '../record'

/**
 * Parts of a station of which a list without their column says nothing. A station that stands keeps them: only an
 * empty cell of a column that is there means empty.
 */
export type Unsaid =
  | 'nameEn'
  | 'addressEn'
  | 'kinds'
  | 'hostType'
  | 'area'
  | 'phone'
  | 'holidays'
  | 'services'
  | 'facilities'
  | 'seats'
  | 'chargers'
  | 'stepFree'
  | 'toilet'
  | 'demo'

/** What came from a column of its own, though another column speaks of the same: told apart when one is absent. */
export interface Apart {
  /** Services that only the column of facilities named. */
  readonly facilities: readonly string[]
  /** Holidays had a column, or a cell in it, beside the hours; or staff said what holds on them. */
  readonly holidays: boolean
}

/** What a row of a list says, and what it does not. */
export interface SaidRow {
  /** With whatever is unsaid as a station gets it that is new: not known, or of the usual kind. */
  readonly record: StationRecord
  readonly unsaid: readonly Unsaid[]
  readonly apart: Apart
  /** Code of the street that the row names. */
  readonly street?: string
}

/** The part of a stored station that may stay. */
type Standing = Pick<
  StationRecord,
  | 'name'
  | 'kinds'
  | 'hostType'
  | 'address'
  | 'area'
  | 'areaGuessed'
  | 'phone'
  | 'hours'
  | 'services'
  | 'capacity'
  | 'stepFree'
  | 'toilet'
  | 'demo'
> & {
  readonly areaPath: readonly string[]
  readonly apart?: Apart
  /** What staff changed since the list before. */
  readonly edited?: { readonly fields: readonly string[] } | null
}

/** The record of a row with what it does not say as it stands; single days are the station's own. */
export function overStanding(row: SaidRow, standing: Standing): { record: StationRecord; apart: Apart } {
  const { record } = row
  const unsaid = new Set(row.unsaid)
  const { services, facilities } = servicesOver(row, unsaid, standing)
  // What staff said of holidays is told apart from now on: the next list without that column keeps it too.
  const keepsHolidays =
    unsaid.has('holidays') &&
    (standing.apart?.holidays === true || standing.edited?.fields.includes('hours') === true)
  // A list that names another street takes the station there.
  const keepsArea = unsaid.has('area') && (row.street === undefined || standing.areaPath.includes(row.street))
  return {
    record: {
      ...record,
      name: unsaid.has('nameEn') ? withEnglishOf(record.name, standing.name) : record.name,
      address: unsaid.has('addressEn') ? withEnglishOf(record.address, standing.address) : record.address,
      kinds: unsaid.has('kinds') ? standing.kinds : record.kinds,
      hostType: unsaid.has('hostType') ? standing.hostType : record.hostType,
      ...(keepsArea
        ? { area: standing.area, areaGuessed: guessOver(row, standing) }
        : { area: record.area, areaGuessed: record.areaGuessed ?? null }),
      phone: unsaid.has('phone') ? standing.phone : record.phone,
      hours: {
        ...record.hours,
        ...(keepsHolidays ? { holidays: standing.hours.holidays } : {}),
        exceptions: standing.hours.exceptions,
      },
      services,
      capacity: {
        seats: (unsaid.has('seats') ? standing : record).capacity.seats,
        chargers: (unsaid.has('chargers') ? standing : record).capacity.chargers,
      },
      stepFree: unsaid.has('stepFree') ? standing.stepFree : record.stepFree,
      toilet: unsaid.has('toilet') ? toiletOver(services, standing) : record.toilet,
      demo: unsaid.has('demo') ? standing.demo : record.demo,
    },
    apart: { facilities, holidays: keepsHolidays || row.apart.holidays },
  }
}

/** Of a station that stays where it is: a street that is told now, and is the one that was guessed, is no guess. */
function guessOver({ street }: SaidRow, { areaGuessed }: Standing): GuessedLevel | null {
  return areaGuessed === 'street' && street !== undefined ? 'community' : (areaGuessed ?? null)
}

/**
 * What is free by a row and by what was told before. Newer news stays; of two counts of which the row tells one, the
 * other stays while it is not stale, and the whole is then as old as its older part.
 */
export function liveOver(
  said: LiveState | null,
  standing: LiveState | null,
  staleMinutes: number,
): LiveState | null {
  if (!said || !standing) return said
  const ahead = Date.parse(said.updatedAt) - Date.parse(standing.updatedAt)
  if (ahead < 0) return null
  const seatsFree = said.seatsFree ?? standing.seatsFree
  const chargersFree = said.chargersFree ?? standing.chargersFree
  const lends = seatsFree !== said.seatsFree || chargersFree !== said.chargersFree
  if (!lends || ahead > staleMinutes * MINUTE) return said
  return { seatsFree, chargersFree, updatedAt: standing.updatedAt }
}

function withEnglishOf<Name extends { readonly zh: string; readonly en?: string | undefined }>(
  said: Name,
  { en }: Name,
): Name {
  return en === undefined ? said : { ...said, en }
}

/** Two columns tell of services; where one is absent, what it told before stays beside what the other tells now. */
function servicesOver(
  { record, apart }: SaidRow,
  unsaid: ReadonlySet<Unsaid>,
  standing: Standing,
): { services: string[]; facilities: readonly string[] } {
  const before = standing.apart?.facilities ?? []
  if (unsaid.has('services') && unsaid.has('facilities'))
    return { services: [...standing.services], facilities: before }
  if (unsaid.has('services')) {
    const own = standing.services.filter(code => !before.includes(code))
    return {
      services: [...new Set([...own, ...record.services])],
      facilities: apart.facilities.filter(code => !own.includes(code)),
    }
  }
  if (!unsaid.has('facilities')) return { services: record.services, facilities: apart.facilities }
  const facilities = before.filter(
    code => standing.services.includes(code) && !record.services.includes(code),
  )
  return { services: [...record.services, ...facilities], facilities }
}

/** Without a column of its own a toilet comes with the services that name it; gone from them, nothing is known of it. */
function toiletOver(services: readonly string[], standing: Standing): boolean | null {
  const names = services.includes('toilet')
  if (names === standing.services.includes('toilet')) return standing.toilet
  return names ? true : null
}
