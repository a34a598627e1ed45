/** The code of a system error (`ENOENT`, `EADDRINUSE`…), whatever realm it comes from. */
export function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
