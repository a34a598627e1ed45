/** Waits until something is so; fails where it never becomes. */
export async function until(condition: () => boolean, milliseconds = 90_000): Promise<void> {
  const end = performance.now() + milliseconds
  while (!condition()) {
    if (performance.now() > end) throw new Error('it never came to be')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
