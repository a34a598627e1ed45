import type { Role } from '../role/roles'

/** Who brings a district's own list of stations. */
export const importRoles = ['administrator'] as const satisfies readonly Role[]

/** A list of 5,000 stations is half as large; what is larger goes by the command. */
export const MOST_FILE_BYTES = 2 * 1024 * 1024
export const MOST_IMPORT_ROWS = 5000

/** Bytes of one part: in base64 it stays below what a call may carry. */
export const PART_BYTES = 48 * 1024
export const MOST_PARTS = Math.ceil(MOST_FILE_BYTES / PART_BYTES)
