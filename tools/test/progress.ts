/** How a line begins that a long test writes to standard output while it runs. */
export const PROGRESS = '  … '

/** Takes output in pieces and passes on the lines of progress in it, each when it is whole. */
export function progressLines(say: (line: string) => void): (piece: string) => void {
  let rest = ''
  return piece => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith(PROGRESS)) say(line)
  }
}
