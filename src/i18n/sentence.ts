import { NuanlinError } from '../../domain/contract/errors'
import { currentWords } from './words'

/** What failed, in words for the person. */
export function sentence(error: unknown): string {
  return error instanceof NuanlinError ? error.message : currentWords().state.errorTitle
}
