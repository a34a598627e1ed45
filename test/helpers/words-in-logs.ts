import { readFileSync } from 'node:fs'
import type { TestCloud } from './test-cloud'
import { filesWith } from './stored-documents'

/** Calls that the cloud remembers; what it forgot would not be searched. */
const REMEMBERED = 1000

/** Every line of every log: of the functions, of the cloud, and of the files that end in `.log`. */
export function logsOf({
  cloud,
  logLines,
  dataDir,
}: Pick<TestCloud, 'cloud' | 'logLines' | 'dataDir'>): string {
  const calls = cloud.functionLog.list(undefined, REMEMBERED)
  if (calls.length === REMEMBERED) throw new Error('the first calls are no longer in the log')
  const files = filesWith(dataDir, ['']).filter(file => file.endsWith('.log'))
  return [JSON.stringify(calls), ...logLines, ...files.map(file => readFileSync(file, 'utf8'))].join('\n')
}

/** Those of the words that a log says, once each. */
export const wordsIn = (logs: string, words: readonly string[]): string[] =>
  [...new Set(words)].filter(word => logs.includes(word))
