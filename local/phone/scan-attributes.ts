const ELEMENT = /<([a-zA-Z][\w-]*)((?:\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/g
const ATTRIBUTE = /([^\s=<>"'/]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/g
const NOT_A_PROPERTY = /^(?:bind|catch|mut-bind|capture-|on[a-z]|data-|mark:|wx:|generic:|slot:|worklet:)/
const COMMON = new Set(['class', 'style', 'id', 'slot', 'is', 'data'])

/**
 * Notes which attributes each tag carries in a WXML file, so that a built-in component can declare exactly the
 * properties that templates pass to it. `model:value` counts as `value`.
 */
export function scanAttributes(wxml: string, into: Map<string, Set<string>>): void {
  for (const [, tag = '', attributes = ''] of wxml.matchAll(ELEMENT)) {
    let names = into.get(tag)
    if (names === undefined) into.set(tag, (names = new Set()))
    for (const [, written = ''] of attributes.matchAll(ATTRIBUTE)) {
      const name = written.replace(/^model:/, '')
      if (NOT_A_PROPERTY.test(name) || COMMON.has(name)) continue
      names.add(name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()))
    }
  }
}
