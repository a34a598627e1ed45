/** The longest that a clean stop may take before the process leaves anyway. */
const PATIENCE = 8000
/** How often to look whether npm still is there. */
const LOOK = 300

/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP. Later ones are ignored: the stop is under way, and npm
 * sends the terminal's Ctrl-C a second time. Under npm the end of npm counts too, for it dies of a SIGTERM
 * without passing it on, and nobody would be left to stop this process.
 */
export function untilStopped(): Promise<void> {
  return new Promise(resolve => {
    const stop = () => {
      resolve()
      setTimeout(() => process.exit(1), PATIENCE).unref()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    if (process.env.npm_lifecycle_event === undefined) return
    const parent = process.ppid
    const looking = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(looking)
      stop()
    }, LOOK)
    looking.unref()
  })
}
