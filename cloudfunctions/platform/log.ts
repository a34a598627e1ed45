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
    message: withoutValues(cause.message).slice(0, 500),
    stack: framesOf(cause).slice(0, 2000),
    ...code,
  }
}

/**
 * What went wrong without what it went wrong with: a database says which value is there already, a parser quotes what
 * it read. Addresses go and who somebody is to WeChat or this service, quoted or not; what stands in quotation marks,
 * words that are not in English, and numbers as long as a phone's. Quotation marks may stand in what they quote, or
 * never end: nothing after the first `"` is kept, and nothing from the first `'` to the last. One inside a word is an
 * apostrophe.
 */
function withoutValues(message: string): string {
  return message
    .replace(/".*/s, '"…"')
    .replace(/https?:\S+/gi, '…')
    .replace(/\bdup key:.*/s, 'dup key: …')
    .replace(/\b(?:wx|h5):\S+/g, '…')
    .replace(/(?<![\w-])o[\w-]{27}(?![\w-])/g, '…')
    .replace(/(?<!\w)'(?:.*'(?!\w)|.*)/s, "'…'")
    .replace(/[^ -~\s]+/g, '…')
    .replace(/\d+\.\d+|\d{5,}/g, '…')
}

/** Where it went wrong, without the message, which a stack begins with. */
function framesOf({ message, stack = '' }: Error): string {
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .join('\n')
}
