import { Refusal, type Exchange } from './exchange'
import { frontWords } from './words'

/** Names of this machine in a Host header; anything else is another machine, or a name that was rebound. */
export function isLoopback(host: string | undefined): boolean {
  if (host === undefined) return false
  if (host === '::1') return true
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name)
}

/**
 * Lets a request in that comes from our own pages, from a site on the list, or from no page at all (another
 * system: it carries a token, never a cookie). @returns the headers that tell a listed site so.
 */
export function admitOrigin(
  { request }: Exchange,
  allowed: readonly string[],
): Readonly<Record<string, string>> {
  const { origin, host } = request.headers
  if (origin === undefined || isOwn(origin, host)) return {}
  if (allowed.includes(origin)) return { 'access-control-allow-origin': origin, vary: 'origin' }
  throw new Refusal('FORBIDDEN', frontWords.otherOrigin)
}

/** For doors that exist on this machine only: our own pages, on a name that can only be this machine. */
export function admitLocal({ request }: Exchange): void {
  const { origin, host } = request.headers
  const own = isLoopback(host) && (origin === undefined || isOwn(origin, host))
  if (!own) throw new Refusal('FORBIDDEN', frontWords.otherOrigin)
}

function isOwn(origin: string, host: string | undefined): boolean {
  try {
    return host !== undefined && new URL(origin).host === host.toLowerCase()
  } catch {
    return false
  }
}
