/** Of a line of the history of something that was sent to be shown, who did what. */
interface Line {
  readonly event: string
  /** Id in `people` of staff; null for others. */
  readonly person: string | null
}

/** Id in `people` of the member of staff whose refusal it is objected to; null where it was WeChat's check. */
export function refuserOf({ history }: { readonly history: readonly Line[] }): string | null {
  return history.findLast(({ event }) => event === 'refuse' || event === 'take_down')?.person ?? null
}
