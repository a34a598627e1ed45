import type { Actor } from './audit'

/** Who runs commands on an environment, by no account of theirs. */
export const operator: { readonly actor: Actor; readonly requestId: string } = {
  actor: { subject: 'operator', role: null, onBehalfOf: null },
  requestId: 'command',
}
