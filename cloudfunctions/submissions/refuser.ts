import type { SubmissionDocument } from './document'

/** Id in `people` of the member of staff whose refusal it is objected to; null where it was WeChat's check. */
export function refuserOf({ history }: Pick<SubmissionDocument, 'history'>): string | null {
  return history.findLast(({ event }) => event === 'refuse' || event === 'take_down')?.person ?? null
}
