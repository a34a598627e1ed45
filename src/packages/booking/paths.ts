import { paths } from '../../api/go'

/** Addresses of pages that only bookings lead to. */
export const bookingPaths = {
  /** The days and slots of one offering. */
  slots: (offering: string) => `${paths.book}?offering=${encodeURIComponent(offering)}`,
  /** Where who is there takes a number. */
  queue: (offering: string) => `/packages/booking/queue/index?id=${encodeURIComponent(offering)}`,
} as const
