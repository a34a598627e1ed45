/** Why a text about opening hours was not understood; `text` is the part in question, where there is one. */
export interface HoursProblem {
  readonly reason: 'empty' | 'unknown' | 'unclear' | 'reversed' | 'overlap' | 'too_many' | 'season'
  readonly text: string
}

/** Ends the reading of a text from wherever it is. */
export class Unreadable extends Error {
  constructor(
    readonly reason: HoursProblem['reason'],
    readonly text = '',
  ) {
    super(reason)
  }
}
