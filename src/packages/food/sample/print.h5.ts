import type { print as declared } from './print'

export const print: typeof declared = () => {
  window.print()
}
