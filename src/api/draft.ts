import { useEffect, useRef, useState } from 'react'
import { isString } from './checks'
import { deviceShelf } from './device-shelf'
import { onPersonChange } from './person-changes'

/** Afterwards nobody remembers what it was about, in milliseconds: 30 days. */
const KEPT = 30 * 24 * 3_600_000

const drafts = deviceShelf('drafts', KEPT)

/** Puts something back into a form that is not open: what was sent from it was refused. */
export const putBack = drafts.put

/** What stands in a form by now, also where it is not open; undefined for nothing. */
export const keptDraft = drafts.get

/** Whether something that was begun waits in a form. */
export const hasDraft = drafts.has

/** The draft is done with: sent, or given up. */
export const dropDraft = drafts.drop

const asSent = (value: unknown) => JSON.stringify(value)

/**
 * What stands in a form as it is sent.
 * @returns drops the draft when it has arrived, unless something else was typed meanwhile; says whether it was dropped
 */
export function sentDraft(name: string): () => boolean {
  const sent = asSent(drafts.get(name))
  return () => {
    const same = asSent(drafts.get(name)) === sent
    if (same) drafts.drop(name)
    return same
  }
}

/** What somebody is typing, as a page holds it. */
export interface Draft<T> {
  readonly value: T
  readonly set: (value: T) => void
  /** Begins anew, and forgets what was kept. */
  readonly clear: () => void
  /**
   * This value has arrived: begins anew, unless something else was typed since it was sent. That stays, or what `rest`
   * says of it.
   */
  readonly arrived: (sent: T, rest?: (now: T) => T) => void
  /** What stands here was typed on an earlier visit. */
  readonly restored: boolean
}

/**
 * What somebody types in a form, kept on the device with every letter: it is there again after a failed call, a closed
 * page, a dead network or a restart.
 *
 * @param name of the form, with the id of what it is about: `submission:A1`
 * @param isValid whether what was kept, perhaps by an earlier version, still fits
 * @param empty what the form starts with; a draft like it is not kept
 */
export function useDraft<T>(name: string, isValid: (value: unknown) => value is T, empty: T): Draft<T> {
  const begin = () => {
    const kept = drafts.get(name)
    return drafts.has(name) && isValid(kept)
      ? { name, value: kept, restored: true }
      : { name, value: empty, restored: false }
  }
  const isEmpty = (value: T) => asSent(value) === asSent(empty)
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
  const keep = (value: T) => {
    if (isEmpty(value)) dropDraft(name)
    else putBack(name, value)
  }
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
      keep(value)
    },
    clear() {
      setState({ name, value: empty, restored: false })
      dropDraft(name)
    },
    arrived(sent, rest = now => now) {
      const same = (now: unknown) => asSent(now) === asSent(sent)
      setState(old => {
        const value = same(old.value) ? empty : rest(old.value)
        return { name, value, restored: old.restored && !isEmpty(value) }
      })
      const kept = drafts.get(name)
      if (same(kept)) dropDraft(name)
      else if (drafts.has(name) && isValid(kept)) keep(rest(kept))
    },
  }
}

/** The same for one line of words. */
export function useTextDraft(name: string): Draft<string> {
  return useDraft(name, isString, '')
}
