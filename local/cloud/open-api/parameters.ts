/** What is wrong with a call, in WeChat's own numbers. */
export interface Problem {
  errCode: number
  errMsg: string
}

/** Parameters with their names as WeChat documents them, in snake_case. */
export type Parameters = Readonly<Record<string, unknown>>
/** Judges the parameters of one API. */
export type Check = (data: Parameters) => Problem | undefined

const snake = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** Parameters under their documented names: SDKs take them in camelCase too. */
export const documented = (data: Readonly<Record<string, unknown>>): Parameters =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [snake(name), value]))

/** Whether a value is text that is there and has at most so many characters. */
export const isText = (value: unknown, most = Infinity): value is string =>
  typeof value === 'string' && value !== '' && Array.from(value).length <= most

/** The first of the named texts that is missing. */
export function need(data: Parameters, ...names: string[]): Problem | undefined {
  const missing = names.find(name => !isText(data[name]))
  return missing === undefined
    ? undefined
    : { errCode: 47001, errMsg: `data format error: ${missing} is required` }
}

/** A parameter that must be one of some values where it is given. */
export const oneOf = (data: Parameters, name: string, values: readonly unknown[]): Problem | undefined =>
  data[name] === undefined || values.includes(data[name])
    ? undefined
    : { errCode: 47001, errMsg: `data format error: ${name} must be one of ${values.join(', ')}` }
