/** Where a program tells a person what it is doing; a line each. */
export type Say = (line: string) => void

export const sayOnTerminal: Say = line => void process.stdout.write(`${line}\n`)

/** Seconds as a person reads them: `0.4 s`, `12 s`, `3 min 05 s`. */
export function spoken(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/**
 * Does one piece of work in the open: says when it begins, every ten seconds that it is still at it, and how
 * long it took. What it throws is said by the caller.
 */
export async function step<Result>(name: string, say: Say, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now()
  say(`· ${name} …`)
  const reminder = setInterval(() => say(`  ${name}: ${spoken(performance.now() - began)} so far`), 10_000)
  try {
    const result = await work()
    say(`✓ ${name} (${spoken(performance.now() - began)})`)
    return result
  } catch (error) {
    say(`✗ ${name} (${spoken(performance.now() - began)})`)
    throw error
  } finally {
    clearInterval(reminder)
  }
}
