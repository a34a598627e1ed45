/** In the mini program pages are sent to the screen as a whole: nothing is gained by waiting. */
export function useSlices(): boolean {
  return true
}
