import { paths } from '../../api/go'

/** Addresses of pages that only bookings lead to. */
export const bookingPaths = {
  /** The days and slots of one offering. */
  slots: (offering: string) => `${paths.book}?offering=${encodeURIComponent(offering)}`,
} as const
