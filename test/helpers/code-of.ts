import { NuanlinError } from '../../domain/contract/errors'
import type { Client } from './client'

/** What a call comes to: the code of its error, or `DATA`. */
export async function codeOf(
  client: Client,
  contract: string,
  name: string,
  input: unknown,
  options = {},
): Promise<string> {
  const { envelope } = await client.raw(contract, name, input, options)
  return 'error' in envelope ? envelope.error.code : 'DATA'
}

/** What a call of a client is refused with; null where it is answered. */
export async function refusalOf(called: Promise<unknown>): Promise<string | null> {
  try {
    await called
    return null
  } catch (error) {
    if (error instanceof NuanlinError) return error.code
    throw error
  }
}
