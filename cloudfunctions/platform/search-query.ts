import type { Database } from './database'
import { MAX_WORD, normalise } from './search-text'

/** The words a person typed, ready to be looked up, longest first: the longest finds, the others narrow. */
export function wordsOf(text: string): string[] {
  return text
    .split(/\s+/u)
    .map(word => Array.from(normalise(word)).slice(0, MAX_WORD).join(''))
    .filter(word => word.length > 0)
    .sort((a, b) => b.length - a.length)
}

/** A condition that some stored token begins with the word. */
export function beginsWith(db: Database, word: string): unknown {
  return db.RegExp({ regexp: `^${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}` })
}
