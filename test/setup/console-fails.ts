/**
 * A warning that nobody reads is a bug that nobody sees: what goes to console.error or console.warn in a
 * test fails that test. A test that expects one replaces the method itself (`jest.spyOn(console, 'warn')`).
 *
 * One is let through: CloudBase's SDK warns of every request that takes longer than three seconds, which says how
 * busy the machine is and nothing of what is tested.
 */
/* eslint-disable no-console -- these are the methods that it guards */
import { format } from 'node:util'

const SLOW_REQUEST = /^console\.warn: \[TCB\]\[WARN\] Your current request \S* is longer than 3s,/

let said: string[] = []
const original = { error: console.error, warn: console.warn }

beforeEach(() => {
  said = []
  for (const method of ['error', 'warn'] as const) {
    console[method] = (...words: unknown[]) => {
      const line = `console.${method}: ${format(...words)}`
      if (!SLOW_REQUEST.test(line)) said.push(line)
    }
  }
})

afterEach(() => {
  Object.assign(console, original)
  if (said.length > 0) throw new Error(`The test wrote to the console:\n${said.join('\n')}`)
})
