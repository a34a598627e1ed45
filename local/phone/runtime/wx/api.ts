import { type PhoneRuntime } from '../phone'
import { type Loose, isRecord, messageOf, record } from '../values'

/** A failure as `fail` receives it, after `name:`. */
export class WxFailure extends Error {
  constructor(
    message: string,
    readonly more: Loose = {},
  ) {
    super(message)
  }
}

export type WxFunction = (...args: unknown[]) => unknown

/**
 * An asynchronous `wx` function: answers through `success`, `fail` and `complete`, and with a promise when none of
 * them is given, as WeChat does.
 */
export function asynchronous(
  phone: PhoneRuntime,
  name: string,
  run: (options: Loose) => unknown,
): WxFunction {
  return (given: unknown) => {
    const options = record(given)
    const call = (callback: unknown, result: unknown) => {
      if (typeof callback === 'function') phone.guard(() => (callback as (result: unknown) => void)(result))
    }
    const settled = phone.activity.during(
      new Promise<Loose>((resolve, reject) => {
        setTimeout(() => {
          Promise.resolve()
            .then(() => run(options))
            .then(
              result => resolve({ errMsg: `${name}:ok`, ...(isRecord(result) ? result : {}) }),
              (error: unknown) => {
                const failure = error instanceof Error ? error : new Error(messageOf(error))
                const more = error instanceof WxFailure ? error.more : isRecord(error) ? error : {}
                reject(Object.assign(failure, { wx: { ...more, errMsg: withName(name, messageOf(error)) } }))
              },
            )
        })
      }),
    )
    const hasCallback = ['success', 'fail', 'complete'].some(key => typeof options[key] === 'function')
    const promise = settled.then(
      result => {
        call(options.success, result)
        call(options.complete, result)
        return result
      },
      (error: unknown) => {
        const result = (error as { wx: Loose }).wx
        call(options.fail, result)
        call(options.complete, result)
        if (hasCallback) return result
        throw Object.assign(new Error(messageOf(result)), result)
      },
    )
    return hasCallback ? undefined : promise
  }
}

function withName(name: string, message: string): string {
  return message.startsWith(`${name}:`)
    ? message
    : `${name}:${message.startsWith('fail') ? message : `fail ${message}`}`
}
