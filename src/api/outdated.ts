import { NuanlinError } from '../../domain/contract/errors'

/** Somebody else changed the same thing meanwhile. */
export function isOutdated(error: unknown): boolean {
  return (
    error instanceof NuanlinError &&
    ['CONFLICT', 'WRONG_STATE', 'NOT_FOUND', 'INVITATION_OVER'].includes(error.code)
  )
}

/**
 * The version that stands now, as the refusal of an outdated act names it: whoever has read what changed goes on from
 * it. Null for every other failure.
 */
export function newestVersion(error: unknown): number | null {
  if (!(error instanceof NuanlinError) || error.code !== 'CHANGED_MEANWHILE') return null
  const version = Number(error.details?.find(({ path }) => path === 'version')?.message)
  return Number.isInteger(version) ? version : null
}
