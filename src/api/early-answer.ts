/** A call that index.html made while the scripts were still coming. */
interface EarlyAnswer {
  readonly path: string
  readonly body: string
  readonly bearer: string | null
  readonly answer: Promise<unknown>
}

/** How old it may be, in milliseconds since the page was opened: later it is no longer the answer to anything. */
const FRESH = 10_000

/**
 * What the page itself asked for before its scripts could: the first screen's call. Only for a call that is the
 * same in every letter, once, and soon; else undefined, and the call is made as usual.
 */
export function earlyAnswer(
  path: string,
  body: string,
  bearer: string | undefined,
): Promise<unknown> | undefined {
  const page = globalThis as { earlyAnswer?: EarlyAnswer | undefined }
  const early = page.earlyAnswer
  page.earlyAnswer = undefined
  const same = early?.path === path && early.body === body && early.bearer === (bearer ?? null)
  return same && performance.now() < FRESH ? early.answer : undefined
}
