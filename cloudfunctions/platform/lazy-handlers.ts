import type { Procedures } from '../../domain/contract/define-contract'
import type { Handler, Handlers } from './call'

/** The handlers of a contract, or of a part of it, each given when a call first asks for it. */
export type LazyHandlers<P extends Procedures> = {
  readonly [Name in keyof P]: () => Promise<Handler<P[Name]>>
}

/**
 * Names the module that handles these procedures. It is read, with all it imports, when one of them is first
 * called with good input: until then a function is no larger than its contract. A contract whose procedures
 * serve different people names a module for each of them.
 */
export function lazily<P extends Procedures>(
  procedures: P,
  load: () => Promise<{ readonly handlers: Handlers<P> }>,
): LazyHandlers<P> {
  const one = (name: keyof P) => async () => (await load()).handlers[name]
  return Object.fromEntries(Object.keys(procedures).map(name => [name, one(name)])) as LazyHandlers<P>
}
