import type { PlacePath } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import type { Suggestion, Verdict } from '../../domain/submissions/check'
import type {
  Shelf,
  SubmissionActor,
  SubmissionEvent,
  SubmissionState,
} from '../../domain/submissions/lifecycle'
import type { Refusal } from '../../domain/submissions/reasons'

/** What somebody sent of a station to be shown, as stored in `submissions`. */
export interface SubmissionDocument {
  readonly _id: string
  /** Subject of who sent it. */
  readonly person: string
  readonly station: string
  /** Keys of the station and all that hold it: kept in step when the station moves. */
  readonly path: PlacePath
  readonly caption: string
  /** Ids in `photos`, in their order. */
  readonly photos: readonly string[]
  readonly state: SubmissionState
  /** The list in which staff find it, by its state; null for none. */
  readonly shelf: Shelf | null
  readonly stateAt: Date
  readonly check: CheckOfSubmission
  /** When the check goes on; null when it is over. */
  readonly checkDue: Date | null
  readonly refusal: Refusal | null
  readonly objection: { readonly words: string; readonly at: Date } | null
  /** Everything that happened to it, oldest first. Only ever added to. */
  readonly history: readonly HistoryLine[]
  /** When it goes, with its photos; null while it is shown or decided about. */
  readonly expiresAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Raised by whatever staff have to know of before they decide. */
  readonly version: number
}

/** How far WeChat's content security is. */
export interface CheckOfSubmission {
  /** Since when it is waited for. */
  readonly since: Date
  readonly text: Suggestion | null
  readonly verdict: Verdict | null
  /** What WeChat took it for, by its number. */
  readonly label: number | null
  /** Rounds in which something was not answered. */
  readonly failures: number
}

/** One line of a submission's history. */
export interface HistoryLine {
  readonly at: Date
  /** `judged`: WeChat's check came to something; `covered`: staff changed what is covered. The state stayed as it was. */
  readonly event: SubmissionEvent | 'send' | 'judged' | 'covered'
  readonly by: SubmissionActor
  /** Id in `people` and role of staff; null for others. */
  readonly person: string | null
  readonly role: Role | null
  readonly state: SubmissionState
  readonly version: number
}
