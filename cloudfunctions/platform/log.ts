/** A line for engineers: JSON, with the request's id, never with input or personal data. */
export type LogLine = Readonly<Record<string, string | number | boolean | null>>

export interface Log {
  info(event: string, line?: LogLine): void
  error(event: string, cause: unknown, line?: LogLine): void
}

export function createLog(functionName: string, requestId: string): Log {
  const write = (level: string, event: string, line: LogLine) =>
    process.stdout.write(`${JSON.stringify({ level, function: functionName, requestId, event, ...line })}\n`)
  return {
    info: (event, line = {}) => void write('info', event, line),
    error: (event, cause, line = {}) => void write('error', event, { ...line, ...describe(cause) }),
  }
}

function describe(cause: unknown): LogLine {
  if (!(cause instanceof Error)) return { cause: typeof cause }
  const code = 'code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {}
  return {
    cause: cause.name,
    message: cause.message.slice(0, 500),
    stack: (cause.stack ?? '').slice(0, 2000),
    ...code,
  }
}
