import type { Database } from './sdk-surface'

/** A part of the SDK and the methods by which a program has something sent. */
export interface Part {
  name: string
  owner: object
  methods: readonly string[]
}

const part = (name: string, owner: object): Part => ({
  name,
  owner,
  methods: Object.getOwnPropertyNames(owner).filter(
    key => key !== 'constructor' && typeof Object.getOwnPropertyDescriptor(owner, key)?.value === 'function',
  ),
})

const prototypeOf = (value: object): object => Object.getPrototypeOf(value) as object

/** Every part of the SDK's database, as it is installed. Starts a transaction, and ends it. */
export async function surfaceOf(db: Database): Promise<Part[]> {
  const collection = db.collection('surface')
  const transaction = await db.startTransaction()
  await transaction.rollback()
  const condition = prototypeOf(db.command.eq(1))
  return [
    part('command', db.command),
    part('command.aggregate', db.command.aggregate),
    part('command.project', db.command.project),
    part('condition', condition),
    part('logic', prototypeOf(condition)),
    part('database', prototypeOf(db)),
    part('collection', prototypeOf(collection)),
    part('query', prototypeOf(prototypeOf(collection))),
    part('document', prototypeOf(collection.doc('x'))),
    part('aggregation', prototypeOf(collection.aggregate())),
    part('transaction', prototypeOf(transaction)),
  ]
}

/** Notes which methods are called until it is stopped; they do what they always do. */
export function record(parts: readonly Part[]): { used: ReadonlySet<string>; stop: () => void } {
  const used = new Set<string>()
  const restore: (() => void)[] = []
  for (const { name, owner, methods } of parts) {
    for (const method of methods) {
      const original = Reflect.get(owner, method) as (...operands: unknown[]) => unknown
      const noting = function (this: unknown, ...operands: unknown[]): unknown {
        used.add(`${name}.${method}`)
        return Reflect.apply(original, this, operands)
      }
      Reflect.set(owner, method, noting)
      restore.push(() => Reflect.set(owner, method, original))
    }
  }
  return {
    used,
    stop: () => {
      restore.forEach(put => put())
    },
  }
}
