import { sharedValue } from '../../api/shared-value'

/** Long enough to be read aloud slowly. */
const SHOWN_MS = 4000

const current = sharedValue('')
let timer: ReturnType<typeof setTimeout> | undefined

/** Tells in a few words that something was done; it goes by itself and stands in nobody's way. */
export function notice(words: string): void {
  clearTimeout(timer)
  current.set(words)
  timer = setTimeout(() => {
    current.set('')
  }, SHOWN_MS)
}

export const useNotice = current.use
