/** Whose device this is may change: somebody leaves it, another enters. What one of them began is not the other's. */
let changes = 0
/**
 * Where it changed. `here`: what this device keeps of the one before is to go. `elsewhere`: another window let them in
 * and has forgotten all that; what is kept by now is theirs, and only what this window holds is to go.
 */
type Where = 'here' | 'elsewhere'
type Listener = (where: Where) => void
const listeners = new Set<Listener>()

/** How often it has changed; the same number is the same person. */
export const personChanges = (): number => changes

/**
 * Told at once when it changes.
 * @returns what ends it
 */
export function onPersonChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function personChanged(where: Where = 'here'): void {
  changes++
  for (const tell of listeners) tell(where)
}
