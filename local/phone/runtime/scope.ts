/**
 * The global names of standard JavaScript that a mini program's logic layer has on every phone WeChat still runs on.
 * Everything else that a browser or Node would offer is absent: `window`, `document`, `fetch`, `URL`,
 * `AbortController`, `TextEncoder`, `crypto`, `structuredClone`, `queueMicrotask`, `performance`, storage, workers;
 * so are `Intl` (undefined on iOS), `WeakRef` and WebAssembly under its own name.
 */
const STANDARD = [
  'Object', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'BigInt', 'Date', 'Promise', 'RegExp', 'JSON', 'Math',
  'Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'AggregateError',
  'Map', 'Set', 'WeakMap', 'WeakSet', 'Proxy', 'Reflect', 'ArrayBuffer', 'DataView',
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array',
  'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'NaN', 'Infinity',
  'encodeURI', 'encodeURIComponent', 'decodeURI', 'decodeURIComponent', 'escape', 'unescape',
] as const // prettier-ignore

export type Globals = Record<string, unknown>

/** Timers as the mini program sees them, and the ones the phone should wait for before it calls itself settled. */
export interface Timers {
  setTimeout: (run: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => number
  clearTimeout: (id: number) => void
  setInterval: (run: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => number
  clearInterval: (id: number) => void
}

/**
 * The global object of one mini program: standard JavaScript, timers and a console. `Function` is there for
 * `instanceof`, but neither it nor `eval` makes code from text.
 */
export function createGlobals(timers: Timers, console: Console, now: (() => number) | undefined): Globals {
  const host = globalThis as unknown as Globals
  const globals: Globals = {}
  for (const name of STANDARD) globals[name] = host[name]
  const refuse = (what: string) => () => {
    throw new EvalError(`${what} is not available in a mini program: code cannot be made from text`)
  }
  globals.Function = new Proxy(Function, { apply: refuse('Function()'), construct: refuse('new Function()') })
  globals.eval = refuse('eval()')
  globals.undefined = undefined
  Object.assign(globals, timers)
  globals.console = console
  if (now !== undefined) globals.Date = dateWithClock(now)
  globals.globalThis = globals
  globals.global = globals
  return globals
}

/** A `Date` whose present is `now`; everything else is the real `Date`. */
function dateWithClock(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new Date(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  })
}

/**
 * Runs a module's source where the only free names are those of `locals` and `globals`; any other name is undefined,
 * whatever the window around the phone has. (A non-strict function called without a receiver still gets the real
 * global object as `this`: JavaScript gives no way to change that. Code WeChat accepts does not depend on it.)
 */
export function runInScope(source: string, name: string, globals: Globals, locals: Globals): void {
  const scope = new Proxy(globals, {
    has: () => true,
    get: (target, key) => {
      if (key === Symbol.unscopables || typeof key === 'symbol') return undefined
      return Object.hasOwn(locals, key) ? locals[key] : target[key]
    },
    set: (target, key, value) => {
      if (typeof key === 'symbol') return false
      if (Object.hasOwn(locals, key)) locals[key] = value
      else target[key] = value
      return true
    },
  })
  // The inner function keeps the module's own "use strict"; the outer one must not be strict for `with` to work.
  const body = `with (scope) { return function () {${source}\n} }\n//# sourceURL=weapp:///${name}.js`
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a mini program's modules are text to evaluate
  const make = new Function('scope', body) as (scope: Globals) => (this: unknown) => void
  make(scope).call(locals.exports)
}
