/** Whose device this is may change: somebody leaves it, another enters. What one of them began is not the other's. */
let changes = 0
const listeners = new Set<() => void>()

/** How often it has changed; the same number is the same person. */
export const personChanges = (): number => changes

/** Told at once when it changes. */
export function onPersonChange(listener: () => void): void {
  listeners.add(listener)
}

export function personChanged(): void {
  changes++
  for (const tell of listeners) tell()
}
