import { MINUTE } from '../time/china-time'

/** How long a browser may wait to be let in, in milliseconds. */
export const LOGIN_LIFETIME = 3 * MINUTE

/** How far a login is: `refused` on the phone, `over` when it was used or its time is up. */
export const loginStates = ['waiting', 'approved', 'refused', 'over'] as const
export type LoginState = (typeof loginStates)[number]
