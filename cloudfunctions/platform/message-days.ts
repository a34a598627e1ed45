import type { SendingState } from '../../domain/sending/states'
import type { ChinaDate } from '../../domain/time/china-time'

/** What became of the notices of one day that one template carries. */
export interface MessageCounts {
  readonly template: string
  /** Notices in people's inboxes; those that were never put in the queue are the ones that no state counts. */
  readonly written: number
  /** Messages to WeChat, by how they stand. */
  readonly states: Readonly<Partial<Record<SendingState, number>>>
}

/** One day of messages, as stored in `message_days` under its date, by the job `count-messages`. */
export interface MessageDayDocument {
  readonly _id: ChinaDate
  /** In the order of the ids of the templates. */
  readonly templates: readonly MessageCounts[]
  /** Every message of it is over: it is not counted again. */
  readonly settled: boolean
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const MESSAGE_DAYS = 'message_days'
