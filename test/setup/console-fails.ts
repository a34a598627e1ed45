/**
 * A warning that nobody reads is a bug that nobody sees: what goes to console.error or console.warn in a
 * test fails that test. A test that expects one replaces the method itself (`jest.spyOn(console, 'warn')`).
 */
/* eslint-disable no-console -- these are the methods that it guards */
import { format } from 'node:util'

let said: string[] = []
const original = { error: console.error, warn: console.warn }

beforeEach(() => {
  said = []
  for (const method of ['error', 'warn'] as const) {
    console[method] = (...words: unknown[]) => void said.push(`console.${method}: ${format(...words)}`)
  }
})

afterEach(() => {
  Object.assign(console, original)
  if (said.length > 0) throw new Error(`The test wrote to the console:\n${said.join('\n')}`)
})
