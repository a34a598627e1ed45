import { grouped } from '../../features/code/code'

/** Addresses of the pages that only pages about one's account lead to. */
export const accountPaths = {
  approve: '/packages/account/approve/index',
  approveCode: (code: string) => `/packages/account/approve/index?code=${encodeURIComponent(code)}`,
  familyCode: '/packages/account/family-code/index',
  familyCodeWith: (letters: string) => `/packages/account/family-code/index?code=${grouped(letters)}`,
  deleteAccount: '/packages/account/delete/index',
} as const
