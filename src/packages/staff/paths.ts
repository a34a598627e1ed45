import { grouped } from './code'

/** Addresses of the pages that only pages for staff lead to. */
export const staffPaths = {
  people: '/packages/staff/people/index',
  audit: '/packages/staff/audit/index',
  invite: (area: string) => `/packages/staff/invite/index?area=${encodeURIComponent(area)}`,
  accept: (letters: string) => `/packages/staff/accept/index?code=${grouped(letters)}`,
} as const
