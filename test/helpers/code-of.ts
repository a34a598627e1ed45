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
