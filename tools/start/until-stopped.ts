/** The longest that a clean stop may take before the process leaves anyway. */
const PATIENCE = 8000

/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP. Later ones are ignored: the stop is under way, and npm
 * sends the terminal's Ctrl-C a second time.
 */
export function untilStopped(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        resolve()
        setTimeout(() => process.exit(1), PATIENCE).unref()
      })
    }
  })
}
