import { isRecord, isString } from './checks'
import { browserName } from './browser-name'
import { earlyAnswer } from './early-answer'
import { forgetPerson, forgetWhoLeaves } from './forget-person'
import { randomKey } from './random-key'
import { readEnvelope } from './read-envelope'
import { storage } from './storage'
import type { CallBody, Tokens, Transport } from './transport'

const isTokens = (value: unknown): value is Tokens =>
  isRecord(value) && isString(value['accessToken']) && isString(value['refreshToken'])

/** For a window that keeps nothing: they live as long as the page. */
let held: Tokens | undefined
/** Read anew each time: another tab may have refreshed them. */
const tokens = () => storage.read('tokens', isTokens) ?? held
let renewing: Promise<void> | undefined

function keep(fresh: Tokens | undefined): void {
  held = fresh
  if (fresh) storage.write('tokens', fresh)
  else storage.remove('tokens')
}

async function postJson(path: string, body: object): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

/** Takes the refresh token for the next pair; what is refused for good is forgotten. */
async function refresh({ refreshToken }: Tokens): Promise<void> {
  const answer = readEnvelope(
    await postJson('/api/account/refresh', { input: { refreshToken }, key: randomKey() }),
  )
  if ('data' in answer && isTokens(answer.data)) keep(answer.data)
  else if ('error' in answer && answer.error.code === 'UNAUTHENTICATED') {
    keep(undefined)
    forgetPerson()
  }
}

declare global {
  interface Window {
    /** Where a page is served that hands out identities: on a machine for trying out, and never deployed. */
    handOutIdentity?: () => Promise<unknown>
  }
}

async function askForIdentity(): Promise<void> {
  const given = await window.handOutIdentity?.()
  if (isTokens(given)) keep(given)
}

/** Makes sure of tokens that are good: one attempt at a time, whoever asks. */
async function renew(stale: Tokens | undefined, identified: boolean): Promise<void> {
  renewing ??= (async () => {
    const known = tokens()
    if (known && known.accessToken === stale?.accessToken) await refresh(known)
    if (!tokens() && identified) await askForIdentity()
  })()
    .catch(() => undefined)
    .finally(() => (renewing = undefined))
  await renewing
}

async function post(name: string, { procedure, ...call }: CallBody, bearer: string | undefined) {
  const path = `/api/${name}/${procedure}`
  const body = JSON.stringify(call)
  const send = async (): Promise<unknown> => {
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}),
      },
      body,
    })
    return response.json()
  }
  return readEnvelope(await (earlyAnswer(path, body, bearer) ?? send()))
}

export const transport: Transport = {
  async send(name, body, identified) {
    if (identified && !tokens()) await renew(undefined, true)
    const used = tokens()
    const answer = await post(name, body, used?.accessToken)
    if (!used || !('error' in answer) || answer.error.code !== 'UNAUTHENTICATED') return answer
    await renew(used, identified)
    return post(name, body, tokens()?.accessToken)
  },
  hasIdentity: () => tokens() !== undefined,
  session: {
    browser: () => browserName(navigator.userAgent),
    enter({ accessToken, refreshToken }) {
      keep({ accessToken, refreshToken })
      forgetPerson()
    },
    leave() {
      keep(undefined)
      forgetWhoLeaves()
    },
  },
}

export function startTransport(): void {
  // A browser needs no preparation.
}
