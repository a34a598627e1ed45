import type { Words } from '../../domain/contract/locale'
import { isRecord, isString } from './checks'
import { browserName } from './browser-name'
import { earlyAnswer } from './early-answer'
import { followPerson, forgetPerson, forgetWhoLeaves } from './forget-person'
import { randomKey } from './random-key'
import { readEnvelope } from './read-envelope'
import { storage } from './storage'
import type { CallBody, Tokens, Transport } from './transport'

const isTokens = (value: unknown): value is Tokens =>
  isRecord(value) && isString(value['accessToken']) && isString(value['refreshToken'])

/** Those that could not be kept, in a window that keeps nothing or nothing more: they live as long as the page. */
let held: Tokens | undefined
/** Read anew each time, for another tab may have refreshed them; but what could not be kept is newer than what is. */
const tokens = () => held ?? storage.read('tokens', isTokens)
let renewing: Promise<void> | undefined

/** The session that tokens are of; undefined for none, and for what is no token of the service's. */
function sessionOf(of: Tokens | undefined): string | undefined {
  const [, payload] = of?.accessToken.split('.') ?? []
  if (payload === undefined) return undefined
  try {
    const { sub } = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as { sub?: unknown }
    return isString(sub) ? sub : undefined
  } catch {
    return undefined
  }
}

/** Whose page this is: the session that this tab has spoken for so far. */
let mine = sessionOf(tokens())

/**
 * Another tab may have let somebody else in, or out. What stands on this page is not theirs, and what is tapped on it
 * must not be done in their name.
 */
function isSomebodyElse(): boolean {
  const now = sessionOf(tokens())
  const other = mine !== undefined && now !== mine
  mine = now
  if (other) followPerson()
  return other
}

window.addEventListener('storage', ({ key, newValue }) => {
  // Kept after ours could not be.
  if (key?.endsWith('tokens') && newValue !== null) held = undefined
  if (key === null || key.endsWith('tokens')) isSomebodyElse()
})

const somebodyElse: Words = {
  'zh-CN': '这个浏览器里换了人登录，页面已换成现在这个人的。',
  en: 'Somebody else signed in with this browser. The page is theirs now.',
}

function keep(fresh: Tokens | undefined): void {
  const kept = fresh !== undefined && storage.write('tokens', fresh)
  held = kept ? undefined : fresh
  mine = sessionOf(fresh)
  // Also those before, where the fresh ones could not be kept: a refresh token that is taken twice ends its session.
  if (!kept) storage.remove('tokens')
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
    if (isSomebodyElse()) {
      const message = somebodyElse[body.locale]
      return { error: { code: 'UNAUTHENTICATED', message }, requestId: '' }
    }
    if (identified && !tokens()) await renew(undefined, true)
    const used = tokens()
    const answer = await post(name, body, used?.accessToken)
    if (!used || !('error' in answer) || answer.error.code !== 'UNAUTHENTICATED') return answer
    await renew(used, identified)
    // An act is not done in the name of whoever is here by now; a question may be anybody's.
    if (body.key !== undefined && sessionOf(tokens()) !== sessionOf(used)) return answer
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
