/**
 * Stands for a value that is made when somebody first does anything with it: reads it, calls it, asks what
 * it is. Properties that are `known` are told without it. Runs inside the bundles of functions, in the place
 * of modules that few calls need.
 */
export function deferredValue<Value extends object>(make: () => Value, known: Partial<Value> = {}): Value {
  let made: Value | undefined
  const real = (): Value => (made ??= make())
  const callable = () => real() as unknown as (...values: unknown[]) => unknown
  // A bound function can be called and constructed, and has no property of its own that must not change.
  const standIn: unknown = Function.prototype.bind.call(function () {}, null)
  return new Proxy(standIn as Value, {
    apply: (_, self, values) => Reflect.apply(callable(), self, values),
    construct: (_, values) => Reflect.construct<unknown[], object>(callable() as never, values),
    get: (_, name) => Reflect.get(Object.hasOwn(known, name) ? known : real(), name) as unknown,
    set: (_, name, value) => Reflect.set(real(), name, value),
    has: (_, name) => Reflect.has(real(), name),
    ownKeys: () => Reflect.ownKeys(real()),
    deleteProperty: (_, name) => Reflect.deleteProperty(real(), name),
    defineProperty: (_, name, descriptor) => Reflect.defineProperty(real(), name, descriptor),
    getPrototypeOf: () => Reflect.getPrototypeOf(real()),
    getOwnPropertyDescriptor: (_, name) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(real(), name)
      // A stand-in may not call fixed what it does not have itself.
      return descriptor && { ...descriptor, configurable: true }
    },
  })
}
