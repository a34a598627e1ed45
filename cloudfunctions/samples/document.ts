import type { Name } from '../../domain/contract/name'
import type { PlacePath } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import type { SampleHappening } from '../../domain/sample/event-words'
import type { SampleShelf, SampleState } from '../../domain/sample/lifecycle'
import type { SampleReasonGiven } from '../../domain/sample/reasons'
import type { SampleOutcome, ScreeningResult } from '../../domain/sample/screening'

/** A sample of food, as stored in `samples`. */
export interface SampleDocument {
  readonly _id: string
  /** Ten digits, unique, on its label. */
  readonly serial: string
  /** Subject of who brought it; null while nobody follows it, and always for one of a market round. */
  readonly person: string | null
  readonly source: 'resident' | 'market'
  /** The booking it was brought under. */
  readonly booking: string | null
  /** The round of a market that it was taken on, and the stall: never public. Those of before have neither. */
  readonly marketRound: string | null
  readonly stall: string | null
  readonly station: string
  /** Keys of the station and all that holds it: kept in step when the station moves, until it is done. */
  readonly path: PlacePath
  readonly food: string
  readonly category: Name
  readonly categoryCode: string
  /** Where it was bought; never public. */
  readonly boughtAt: string
  readonly weightGrams: number
  readonly tests: readonly TestOfSample[]
  readonly state: SampleState
  readonly shelf: SampleShelf
  readonly stateAt: Date
  /** Number of the screening that is under way, or was the last: 1 from the start. */
  readonly round: number
  /** How many screenings a second person has verified: the person who brought it sees those. */
  readonly verified: number
  /** Of what was published. */
  readonly outcome: SampleOutcome | null
  readonly publishedAt: Date | null
  /** Why it was rejected or invalidated. */
  readonly reason: SampleReasonGiven | null
  readonly replaces: string | null
  readonly replacedBy: string | null
  /** Everything that happened to it, oldest first. Only ever added to. */
  readonly history: readonly SampleLine[]
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** A round of a market, as stored in `sampling_rounds`. */
export interface SamplingRoundDocument {
  readonly _id: string
  readonly station: string
  /** Keys of the station and all that held it when it began. */
  readonly path: PlacePath
  readonly market: string
  readonly stalls: readonly string[]
  readonly closedAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** A test as it was in the catalogue when it was chosen, and what it came to. */
export interface TestOfSample {
  /** Its code in the catalogue. */
  readonly test: string
  readonly analyte: Name
  readonly methodCode: string | null
  readonly typicalMinutes: number | null
  readonly demo: boolean
  /** At most one of each screening. */
  readonly results: readonly {
    readonly round: number
    readonly result: ScreeningResult
    readonly reading: string
  }[]
}

/** One line of a sample's history. */
export interface SampleLine {
  readonly at: Date
  readonly event: SampleHappening
  /** Id in `people` and role of staff; null for others. */
  readonly person: string | null
  readonly role: Role | null
  readonly round: number
  readonly state: SampleState
  readonly version: number
}
