import { limits } from '../limits'
import { carriesToken } from './admin-token'
import { readBody, type Route, sendJson } from './http-server'

/** Answers what an administrator asks for; throws Error with a word about what is wrong. */
export type AdminAnswer = (url: URL, order: Readonly<Record<string, unknown>>) => unknown

/** Opens answers, each under its method and path, to who has the token. */
export const adminDoor =
  (token: string, answers: Readonly<Record<string, AdminAnswer>>): Route =>
  async (request, response, url) => {
    const answer = answers[`${request.method ?? ''} ${url.pathname}`]
    if (answer === undefined) return false
    const body = await readBody(request, limits.adminBytes)
    if (!carriesToken(request, token)) {
      sendJson(
        response,
        { code: 'UNAUTHORIZED', message: 'the admin token of the data folder is needed' },
        401,
      )
      return true
    }
    try {
      sendJson(response, (await answer(url, orderOf(body.toString('utf8')))) ?? {})
    } catch (error) {
      sendJson(
        response,
        { code: 'INVALID_PARAM', message: error instanceof Error ? error.message : String(error) },
        400,
      )
    }
    return true
  }

function orderOf(text: string): Readonly<Record<string, unknown>> {
  if (text === '') return {}
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) throw new Error('an order must be an object')
  return value as Record<string, unknown>
}
