import { isString } from './checks'
import { readEnvelope } from './read-envelope'
import { storage } from './storage'
import type { CallBody, Transport } from './transport'

let token = storage.read('token', isString)
let asking: Promise<string | undefined> | undefined

/** The local preview hands out a resident of its own; where that door does not exist we stay without one. */
async function askForPersona(): Promise<string | undefined> {
  const response = await fetch('/local/personas', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  })
  if (!response.ok) return undefined
  const persona = (await response.json()) as { token?: unknown } | null
  return isString(persona?.token) ? persona.token : undefined
}

async function identify(): Promise<void> {
  asking ??= askForPersona().catch(() => undefined)
  const fresh = await asking
  asking = undefined
  if (!fresh) return
  token = fresh
  storage.write('token', fresh)
}

function forget(stale: string): void {
  if (token !== stale) return
  token = undefined
  storage.remove('token')
}

async function post(name: string, { procedure, ...body }: CallBody, bearer: string | undefined) {
  const response = await fetch(`/api/${name}/${procedure}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}) },
    body: JSON.stringify(body),
  })
  return readEnvelope(await response.json())
}

export const transport: Transport = {
  async send(name, body, identified) {
    if (identified && !token) await identify()
    const used = token
    const answer = await post(name, body, used)
    if (!used || !('error' in answer) || answer.error.code !== 'UNAUTHENTICATED') return answer
    forget(used)
    if (identified) await identify()
    return post(name, body, token)
  },
  hasIdentity: () => token !== undefined,
}

export function startTransport(): void {
  // A browser needs no preparation.
}
