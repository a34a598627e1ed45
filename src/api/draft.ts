import { useEffect, useRef, useState } from 'react'
import { isRecord } from './checks'
import { onPersonChange } from './person-changes'
import { storage } from './storage'

interface Kept {
  /** When it was last typed at, by this device's clock. */
  readonly at: number
  readonly value: unknown
}

const NAME = 'drafts'
/** So many are kept; the one that was longest left alone makes room. */
const MOST = 20
/** Afterwards nobody remembers what it was about, in milliseconds: 30 days. */
const KEPT = 30 * 24 * 3_600_000

const isKept = (value: unknown): value is Kept =>
  isRecord(value) && typeof value.at === 'number' && 'value' in value
const isShelf = (value: unknown): value is Readonly<Record<string, Kept>> =>
  isRecord(value) && Object.values(value).every(isKept)

/** Read anew each time: another tab may have kept or dropped some. */
const shelf = () => storage.read(NAME, isShelf) ?? {}

function write(drafts: readonly (readonly [string, Kept])[]): void {
  if (drafts.length === 0) storage.remove(NAME)
  else storage.write(NAME, Object.fromEntries(drafts))
}

const others = (name: string) => Object.entries(shelf()).filter(([one]) => one !== name)

function keep(name: string, value: unknown, at: number): void {
  const newest = others(name).sort(([, a], [, b]) => b.at - a.at)
  write([[name, { at, value }], ...newest.slice(0, MOST - 1)])
}

/** Puts something back into a form that is not open: what was sent from it was refused. */
export function putBack(name: string, value: unknown): void {
  keep(name, value, Date.now())
}

/** Whether something that was begun waits in a form. */
export function hasDraft(name: string): boolean {
  return name in shelf()
}

/** The draft is done with: sent, or given up. */
export function dropDraft(name: string): void {
  write(others(name))
}

// What one person typed is not shown to whoever sits down here next.
onPersonChange(where => {
  if (where === 'here') write([])
})

/** What somebody is typing, as a page holds it. */
export interface Draft<T> {
  readonly value: T
  readonly set: (value: T) => void
  /** Begins anew, and forgets what was kept. */
  readonly clear: () => void
  /** What stands here was typed on an earlier visit. */
  readonly restored: boolean
}

/**
 * What somebody types in a form, kept on the device with every letter: it is there again after a failed call, a closed
 * page, a dead network or a restart. On a device that keeps nothing it lives as long as the page.
 *
 * @param name of the form, with the id of what it is about: `submission:A1`
 * @param isValid whether what was kept, perhaps by an earlier version, still fits
 * @param empty what the form starts with; a draft like it is not kept
 */
export function useDraft<T>(name: string, isValid: (value: unknown) => value is T, empty: T): Draft<T> {
  const begin = () => {
    const kept = shelf()[name]
    return kept && Date.now() - kept.at < KEPT && isValid(kept.value)
      ? { name, value: kept.value, restored: true }
      : { name, value: empty, restored: false }
  }
  const [held, setState] = useState(begin)
  // A form that stays on the screen is the next person's form.
  const anew = useRef(begin)
  useEffect(() => {
    anew.current = begin
  })
  useEffect(
    () =>
      onPersonChange(() => {
        setState(anew.current())
      }),
    [],
  )
  let state = held
  if (held.name !== name) {
    // What the form is about was not known before: a page hears of its parameters after it was first drawn.
    state = begin()
    setState(state)
  }
  return {
    value: state.value,
    restored: state.restored,
    set(value) {
      setState(old => ({ ...old, value }))
      if (JSON.stringify(value) === JSON.stringify(empty)) dropDraft(name)
      else keep(name, value, Date.now())
    },
    clear() {
      setState({ name, value: empty, restored: false })
      dropDraft(name)
    },
  }
}
