/** One line of a state table: what may happen to a thing in a state, who may do it, and where it leads. */
export interface Step<State extends string, Event extends string, By extends string> {
  readonly from: State
  readonly event: Event
  readonly to: State
  readonly by: By
}

/** What may happen to things with states: one table for each kind, read by the server, the interface and the docs. */
export type StateTable<State extends string, Event extends string, By extends string> = readonly Step<
  State,
  Event,
  By
>[]

/** Where an event leads; null when it cannot happen to a thing in this state, or not by this one. */
export function transition<State extends string, Event extends string, By extends string>(
  table: StateTable<State, Event, By>,
  state: State,
  event: Event,
  by: By,
): State | null {
  return table.find(step => step.from === state && step.event === event && step.by === by)?.to ?? null
}

/** What somebody may do to a thing in a state, in the order of the table. */
export function eventsOf<State extends string, Event extends string, By extends string>(
  table: StateTable<State, Event, By>,
  state: State,
  by: By,
): Event[] {
  return table.filter(step => step.from === state && step.by === by).map(({ event }) => event)
}
