import { PROGRESS } from '../../tools/test/progress'

/** Says how far a long test has come; `npm run soak` passes it on while the test is still running. */
export const progress = (line: string): void => {
  process.stdout.write(`${PROGRESS}${line}\n`)
}
