import { sampleTable, type SampleEvent } from './lifecycle'

/** What the person who brought a sample sees of its way. */
export const sampleSteps = [
  'take_in',
  'start',
  'complete',
  'ask_again',
  'start_again',
  'publish',
  'reject',
  'give_up',
  'invalidate',
] as const
export type SampleStep = (typeof sampleSteps)[number]

const shown: readonly string[] = sampleSteps

/** Whether something that happened to a sample is a step that the person sees. */
export function isSampleStep(event: string): event is SampleStep {
  return shown.includes(event)
}

/** Every event of the table, for the contract. */
export const sampleEventNames: readonly SampleEvent[] = [...new Set(sampleTable.map(({ event }) => event))]
