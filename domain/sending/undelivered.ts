/** Messages that administrators look at: those given up, those nobody knows about, those without consent. */
export const undeliveredStates = ['dead', 'unknown', 'refused'] as const
export type UndeliveredState = (typeof undeliveredStates)[number]
