/** Milliseconds of work after which others get a turn. */
const TURN = 10

/** Lets everybody else who waits have a turn, where the last one was a while ago. */
export function pacer(): () => Promise<void> | undefined {
  let last = performance.now()
  return () => {
    if (performance.now() - last < TURN) return undefined
    return new Promise(resolve =>
      setImmediate(() => {
        last = performance.now()
        resolve()
      }),
    )
  }
}
