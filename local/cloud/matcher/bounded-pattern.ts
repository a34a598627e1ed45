import { createContext, Script } from 'node:vm'
import { requestFailed } from '../wire/service-error'

/** Milliseconds the slow texts of one request may take one pattern together. */
const BUDGET = 1000
/** A match that takes longer than this many milliseconds counts as slow. */
const SLOW = 10
/** Steps that nobody notices. */
const FEW_STEPS = 1e7
/** Characters of a text that cannot become slow, whatever the pattern is. */
const SHORT = 16

const sandbox = createContext({ work: undefined as unknown })
const script = new Script('work()')

/** Does some work, and gives up when it takes longer than so many milliseconds: undefined then. */
function withinTime<Result>(milliseconds: number, work: () => Result): { result: Result } | undefined {
  sandbox['work'] = work
  try {
    // V8 ends a match in the middle where a script's time is over.
    return { result: script.runInContext(sandbox, { timeout: milliseconds }) as Result }
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
    throw error
  } finally {
    sandbox['work'] = undefined
  }
}

const lengths = new WeakMap<RegExp, number>()

/**
 * How many characters a text may have before a pattern that goes back and tries again could take long on it.
 * Repeats of repeats and back references can take exponentially long, repeats side by side a power of the length.
 */
export function harmlessLength(expression: RegExp): number {
  const known = lengths.get(expression)
  if (known !== undefined) return known
  const length = measure(expression.source)
  lengths.set(expression, length)
  return length
}

function measure(source: string): number {
  const plain = source
    .replaceAll(/\\[1-9k]/g, '()*')
    .replaceAll(/\\./g, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x')
  if (/\)(?:[*+]|\{)/.test(plain)) return SHORT
  const repeats = plain.match(/[*+]|\{\d/g)?.length ?? 0
  return Math.max(SHORT, Math.floor(FEW_STEPS ** (1 / (repeats + 1))))
}

/** Does a match of a text; throws ServiceError when slow matches have taken too long together. */
export type Guard = <Result>(expression: RegExp, text: string, match: () => Result) => Result

/** Guards the matches of one place in one request. */
export function patternGuard(): Guard {
  let left = BUDGET
  return (expression, text, match) => {
    if (text.length <= SHORT || text.length <= harmlessLength(expression)) return match()
    const started = performance.now()
    const done = left > 0 ? withinTime(left, match) : undefined
    if (done === undefined) {
      const pattern = expression.source.slice(0, 100)
      throw requestFailed(`Error occurred while executing the regular expression: too slow: ${pattern}`)
    }
    const took = performance.now() - started
    if (took > SLOW) left = Math.floor(left - took)
    return done.result
  }
}

/** Whether texts match a pattern; throws as a guard does. */
export function boundedTest(expression: RegExp): (text: string) => boolean {
  const guard = patternGuard()
  return text => guard(expression, text, () => expression.test(text))
}
