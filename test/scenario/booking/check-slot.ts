import type { Operation, StoredSlot } from './history'

/**
 * Judges the history of one slot, and what the store says in the end, by what a slot is: `capacity` places, one a
 * person, a line that nobody passes who came later. The search is Wing and Gong's with Lowe's memory of what was tried: is there an
 * order of the operations, each at a moment between its call and its answer, in which every answer is right?
 *
 * @returns what is wrong, in words; empty where nothing is
 */
export function checkSlot(
  history: readonly Operation[],
  capacity: number,
  stored: StoredSlot,
): readonly string[] {
  return [
    ...checkStored(stored, capacity),
    ...checkKept(history, stored),
    ...checkLine(history, stored),
    ...(isLinearizable(history, capacity) ? [] : ['no order of the operations explains the answers']),
  ]
}

function checkStored({ places, waiting }: StoredSlot, capacity: number): string[] {
  const wrong: string[] = []
  if (places.length > capacity) wrong.push(`${places.length} places of ${capacity} are taken`)
  const numbers = places.map(({ place }) => place)
  if (new Set(numbers).size < numbers.length) wrong.push('two have one place')
  if (numbers.some(place => place < 0 || place >= capacity)) wrong.push('a place that there is not is taken')
  const people = [...places, ...waiting].map(({ person }) => person)
  if (new Set(people).size < people.length) wrong.push('somebody is in it twice')
  if (waiting.length > 0 && places.length < capacity) wrong.push('a place is free while somebody waits')
  return wrong
}

/** What people were told last is so. */
function checkKept(history: readonly Operation[], { places, waiting }: StoredSlot): string[] {
  const people = new Set(history.map(({ person }) => person))
  return [...people].flatMap(person => {
    const own = history.filter(one => one.person === person && one.answer === 'done')
    const last = own.reduce<Operation | null>(
      (latest, one) => (latest && latest.answeredAt > one.answeredAt ? latest : one),
      null,
    )
    const has = [...places, ...waiting].some(one => one.person === person)
    if (!last) return has ? [`${person} has what nobody gave them`] : []
    if (last.kind === 'cancel') return has ? [`${person} still has what they gave up`] : []
    return has ? [] : [`${person} has lost what they were given`]
  })
}

/** Whoever was answered before another one called is before them. */
function checkLine(history: readonly Operation[], { places, waiting }: StoredSlot): string[] {
  const joined = history.filter(({ kind, answer }) => kind === 'join' && answer === 'done')
  const lineOf = (person: string) => waiting.find(one => one.person === person)?.line
  return joined.flatMap(before =>
    joined.flatMap(after => {
      const [a, b] = [lineOf(before.person), lineOf(after.person)]
      const overtaken = before.answeredAt < after.calledAt && a !== undefined && b !== undefined && a > b
      // Who came later and has done nothing since has got a place, and who came first still waits.
      const last = history.filter(one => one.person === after.person).at(-1)
      const passed =
        before.answeredAt < after.calledAt &&
        a !== undefined &&
        last === after &&
        places.some(({ person }) => person === after.person)
      return overtaken || passed ? [`${after.person} is before ${before.person}, who came first`] : []
    }),
  )
}

/** What a slot is at a moment: who has a place, and who waits, the first first. */
interface State {
  readonly inside: ReadonlySet<string>
  readonly line: readonly string[]
}

/** States into which an operation leads with that answer; a place that came free may go to the line at any time before. */
function after(state: State, { person, kind, answer }: Operation, capacity: number): State[] {
  return promotions(state, capacity).flatMap(({ inside, line }) => {
    const knows = inside.has(person) || line.includes(person)
    const full = inside.size >= capacity || line.length > 0
    const right =
      kind === 'cancel'
        ? knows === (answer === 'done')
        : knows
          ? answer === 'already'
          : kind === 'book'
            ? full === (answer === 'full') && answer !== 'already'
            : // Who joins while there is room is offered it at once; who is told of room must find it there.
              answer === 'done' || (answer === 'not_full' && !full)
    if (!right) return []
    if (answer !== 'done') return [{ inside, line }]
    if (kind === 'book') return [{ inside: new Set([...inside, person]), line }]
    if (kind === 'join') return [{ inside, line: [...line, person] }]
    return [
      {
        inside: new Set([...inside].filter(one => one !== person)),
        line: line.filter(one => one !== person),
      },
    ]
  })
}

/** The state as it is, and with the first of the line moved up, one by one, as long as there is room. */
function promotions(state: State, capacity: number): State[] {
  const [first, ...rest] = state.line
  if (first === undefined || state.inside.size >= capacity) return [state]
  return [state, ...promotions({ inside: new Set([...state.inside, first]), line: rest }, capacity)]
}

function isLinearizable(history: readonly Operation[], capacity: number): boolean {
  const operations = [...history].sort((a, b) => a.calledAt - b.calledAt)
  const seen = new Set<string>()
  const search = (left: readonly number[], state: State): boolean => {
    if (left.length === 0) return true
    const key = `${left.join()}|${[...state.inside].sort().join()}|${state.line.join()}`
    if (seen.has(key)) return false
    seen.add(key)
    const soonest = Math.min(...left.map(i => operations[i]?.answeredAt ?? Infinity))
    return left.some(i => {
      const operation = operations[i]
      // Only what was called before the first of the others was answered can be next.
      if (!operation || operation.calledAt > soonest) return false
      const rest = left.filter(other => other !== i)
      return after(state, operation, capacity).some(next => search(rest, next))
    })
  }
  return search([...operations.keys()], { inside: new Set(), line: [] })
}
