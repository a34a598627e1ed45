import type { Words } from '../../../domain/contract/locale'

/** A file that cannot be read as a list; the words are for the person who chose it. */
export class FileError extends Error {
  constructor(readonly words: Words) {
    super(words.en)
    this.name = 'FileError'
  }
}
