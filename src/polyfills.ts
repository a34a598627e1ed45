/** What older phones' engines lack and we, or what we use, rely on. */
const lacks = (owner: object, name: string): boolean => !(name in owner)

function add(owner: object, name: string, value: unknown): void {
  if (lacks(owner, name)) Object.defineProperty(owner, name, { value, configurable: true, writable: true })
}

add(Object, 'hasOwn', (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key))

function at(this: ArrayLike<unknown>, index: number): unknown {
  return this[index < 0 ? this.length + index : index]
}
add(Array.prototype, 'at', at)
add(String.prototype, 'at', at)
