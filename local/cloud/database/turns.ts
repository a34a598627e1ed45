/** Documents read or written before others get a turn. */
export const TURN = 500

/** Lets everybody else who waits have a turn. */
export const breathe = () => new Promise<void>(resolve => setImmediate(resolve))
