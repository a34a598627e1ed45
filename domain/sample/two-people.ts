import { reaches, type Held, type PlacePath } from '../role/place'
import { sampleEvents, type SampleActor, type SampleEvent, type SampleState } from './lifecycle'
import { invalidatingRoles, testerRoles, verifierRoles } from './sample-roles'

/** What is asked of a line of a sample's history to know who tested. */
interface Line {
  readonly event: string
  readonly round: number
  /** Id of the member of staff; null for others. */
  readonly person: string | null
}

/** Who entered results of one screening. */
export function testersOf(history: readonly Line[], round: number): Set<string> {
  const entered = history.filter(
    line => line.round === round && (line.event === 'enter' || line.event === 'complete'),
  )
  return new Set(entered.flatMap(({ person }) => person ?? []))
}

/** Whether somebody entered results of an earlier screening: the next one is for another tester. */
export function hasScreened(history: readonly Line[], round: number, person: string | null): boolean {
  return history.some(
    line =>
      line.round < round &&
      line.person !== null &&
      line.person === person &&
      (line.event === 'enter' || line.event === 'complete'),
  )
}

/** What is known of a sample and of somebody who looks at it. */
interface Looking {
  readonly state: SampleState
  /** Number of the screening that is under way, or was the last. */
  readonly round: number
  readonly history: readonly Line[]
  readonly person: string | null
  readonly held: readonly Held[]
  readonly path: PlacePath
}

/** What keeps somebody from an event that the state and their role allow. */
export type TwoPeopleRule = 'OWN_RESULT' | 'SAME_TESTER'

/** Which rule of two people stands against an event; null where none does. */
export function ruleAgainst(
  event: SampleEvent,
  { round, history, person }: Pick<Looking, 'round' | 'history' | 'person'>,
): TwoPeopleRule | null {
  switch (event) {
    case 'publish':
    case 'ask_again':
    case 'send_back':
      return person !== null && testersOf(history, round).has(person) ? 'OWN_RESULT' : null
    case 'start_again':
      return hasScreened(history, round + 1, person) ? 'SAME_TESTER' : null
    case 'enter':
    case 'complete':
      return hasScreened(history, round, person) ? 'SAME_TESTER' : null
    default:
      return null
  }
}

/** What somebody may do with a sample: by its state, their roles where it is, and the rules of two people. */
export function mayDo(looking: Looking): SampleEvent[] {
  const { state, held, path } = looking
  const parts: SampleActor[] = [
    ...(reaches(held, testerRoles, path) ? (['tester'] as const) : []),
    ...(reaches(held, verifierRoles, path) ? (['verifier'] as const) : []),
  ]
  const all = sampleEvents(state, parts)
  const invalidates = state === 'published' && reaches(held, invalidatingRoles, path)
  return [...new Set<SampleEvent>([...all, ...(invalidates ? (['invalidate'] as const) : [])])].filter(
    event => ruleAgainst(event, looking) === null,
  )
}
