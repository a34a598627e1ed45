import type { Step } from '../../domain/contract/state-table'
import { bookingTable } from '../../domain/booking/lifecycle'
import { turnTable } from '../../domain/booking/queue/lifecycle'
import { sampleTable } from '../../domain/sample/lifecycle'
import { submissionTable } from '../../domain/submissions/lifecycle'

type AnyStep = Step<string, string, string>

/** Every state table there is, under the name of what has the states. */
const tables: Readonly<
  Record<string, { readonly first: readonly string[]; readonly table: readonly AnyStep[] }>
> = {
  'Photos of a station that somebody sent': { first: ['checking', 'queued'], table: submissionTable },
  'A number in the queue of who walks in': { first: ['waiting'], table: turnTable },
  Bookings: { first: ['booked', 'waiting'], table: bookingTable },
  'A sample of food': { first: ['registered'], table: sampleTable },
}

/** `docs/states.md`: a diagram of each table, and who may do what. */
export function describeStates(): string {
  const parts = Object.entries(tables).map(([name, { first, table }]) =>
    [
      `## ${name}`,
      '',
      '```mermaid',
      'stateDiagram-v2',
      ...first.map(state => `  [*] --> ${state}`),
      ...table.map(({ from, event, to, by }) => `  ${from} --> ${to}: ${event} (${by})`),
      '```',
      '',
    ].join('\n'),
  )
  return ['# States', '', 'Made from the state tables in `domain` by `npm run api:docs`.', '', ...parts].join(
    '\n',
  )
}
