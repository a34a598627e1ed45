/** Letters and digits of a one-time code: none of them is taken for another. */
const LETTERS = '[2-9A-HJKMNP-Z]'
const LENGTH = 10
const whole = new RegExp(`^${LETTERS}{${LENGTH}}$`)
/** A code somewhere in a message or an address: no letter or digit stands right beside it. */
const within = new RegExp(`(?:^|[^0-9A-Z])(${LETTERS}{5})[- ]?(${LETTERS}{5})(?![0-9A-Z])`)

/** The ten letters of what was typed, pasted or scanned; fewer while somebody types. */
export function lettersOf(text: string): string {
  const upper = text.toUpperCase()
  const found = upper.length > LENGTH + 1 ? within.exec(upper) : null
  if (found) return `${found[1] ?? ''}${found[2] ?? ''}`
  return upper.replace(/[^0-9A-Z]/g, '').slice(0, LENGTH)
}

/** `ABCDE-FGHJK`: two groups of five are read out and compared without losing count. */
export function grouped(letters: string): string {
  return letters.length > 5 ? `${letters.slice(0, 5)}-${letters.slice(5)}` : letters
}

/** `ready`: it can be asked about; `wrong`: it contains what no code contains. */
export function codeState(letters: string): 'partial' | 'wrong' | 'ready' {
  if (whole.test(letters)) return 'ready'
  return /[01ILO]/.test(letters) ? 'wrong' : 'partial'
}

/** The code in what a camera saw: the code itself, or an address that carries it. */
export function codeInScan(text: string): string {
  const found = within.exec((/[?&]code=([^&#]+)/.exec(text)?.[1] ?? text).toUpperCase())
  return found ? `${found[1] ?? ''}${found[2] ?? ''}` : ''
}
