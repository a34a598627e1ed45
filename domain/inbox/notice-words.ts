/** A notice in words. */
export interface NoticeWords {
  readonly title: string
  /** May be empty. */
  readonly text: string
}
