import { DAY, MINUTE } from '../time/china-time'

/** Letters of a caption. */
export const MOST_CAPTION = 100
/** Letters of a reason or an objection. */
export const MOST_WORDS = 200

/** So long WeChat's content security is waited for; what has no answer by then is for staff to judge, as unknown. */
export const CHECK_PATIENCE = 30 * MINUTE

/** What is not shown is kept so long, for its author to read why and to object. */
export const REFUSED_KEPT = 180 * DAY
/** What its author took back: only that there was something. */
export const WITHDRAWN_KEPT = 30 * DAY
