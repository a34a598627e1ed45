import { randomUUID } from 'node:crypto'
import { validateHeaderName, validateHeaderValue } from 'node:http'
import { limits } from '../limits'
import { failureCodes, type InvokeResult } from './call-failure'
import type { Invocations } from './invocations'

/** A request for HTTP access to a function. */
export interface HttpRequest {
  path: string
  method: string
  /** Names in lower case. */
  headers: Record<string, string>
  query: Record<string, string>
  /** A text, or bytes of the type that the headers name. */
  body: string | Buffer
}

/** What a function answers over HTTP. */
export interface HttpResponse {
  statusCode: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: Buffer
}

const TEXT =
  /^(?:text\/|multipart\/|application\/(?:[\w.-]+\+)?(?:json|xml)\b|application\/(?:x-www-form-urlencoded|javascript)\b)/i

/** Whether a function is given a body as it is; any other comes to it in Base64. */
const isText = (request: HttpRequest): boolean =>
  typeof request.body === 'string' || TEXT.test(request.headers['content-type'] ?? 'text/plain')

/** The event a function is given for an HTTP request. */
function httpEvent(
  request: HttpRequest,
  env: string,
  requestId: string,
  sourceIp: string,
): Record<string, unknown> {
  const text = isText(request)
  return {
    path: request.path,
    httpMethod: request.method,
    headers: request.headers,
    multiValueHeaders: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value]]),
    ),
    queryStringParameters: request.query,
    requestContext: { requestId, envId: env, appId: '', uin: '', sourceIp },
    body: Buffer.from(request.body).toString(text ? 'utf8' : 'base64'),
    isBase64Encoded: !text,
  }
}

/** An error of the access layer itself, in its own words. */
const httpError = (statusCode: number, code: string, message: string, requestId: string): HttpResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': requestId },
  body: Buffer.from(JSON.stringify({ code, message, requestId })),
})

const tooLarge = (statusCode: number, code: string, most: number, requestId: string): HttpResponse =>
  httpError(statusCode, code, `the body is larger than ${most} bytes`, requestId)

/** Headers that the access layer alone decides about. */
const ITS_OWN: ReadonlySet<string> = new Set(['content-length', 'connection', 'transfer-encoding'])

/** Headers a function named, without those that HTTP cannot carry. */
const texts = (headers: unknown): Record<string, string> =>
  typeof headers === 'object' && headers !== null
    ? Object.fromEntries(
        Object.entries(headers)
          .map(([name, value]): [string, string] => [name.toLowerCase(), String(value)])
          .filter(([name, value]) => !ITS_OWN.has(name) && isSendable(name, value)),
      )
    : {}

function isSendable(name: string, value: string): boolean {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return true
  } catch {
    return false
  }
}

/** Turns what a function returned into an answer: an integrated response as it says, a text as one, else JSON. */
function httpResponse(outcome: InvokeResult): HttpResponse {
  const { requestId } = outcome
  if ('failure' in outcome) {
    const { status, http } = failureCodes(outcome.failure)
    return httpError(status, http, outcome.errMsg, requestId)
  }
  const { result } = outcome
  if (typeof result === 'object' && result !== null && 'statusCode' in result) {
    const { statusCode, headers, body, isBase64Encoded } = result as Record<string, unknown>
    const text =
      typeof body === 'string' ? body : body === undefined || body === null ? '' : JSON.stringify(body)
    if (Buffer.byteLength(text) > limits.resultBytes)
      return tooLarge(500, 'BODY_TOO_LARGE', limits.resultBytes, requestId)
    const status = typeof statusCode === 'number' && statusCode >= 100 && statusCode <= 599 ? statusCode : 200
    return {
      statusCode: status,
      headers: { 'x-request-id': requestId, ...texts(headers) },
      body: Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8'),
    }
  }
  const isWords = typeof result === 'string'
  return {
    statusCode: 200,
    headers: {
      'content-type': `${isWords ? 'text/plain' : 'application/json'}; charset=utf-8`,
      'x-request-id': requestId,
    },
    body: Buffer.from(isWords ? result : JSON.stringify(result ?? null)),
  }
}

/** Calls a function as HTTP access does: one requestId for the event, the function's context, its log and the answer. */
export async function invokeHttp(
  functions: Invocations,
  env: string,
  name: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  const requestId = randomUUID()
  const most = isText(request) ? limits.httpBodyBytes : limits.httpBinaryBytes
  if (Buffer.byteLength(request.body) > most) return tooLarge(413, 'REQUEST_BODY_TOO_LARGE', most, requestId)
  const sourceIp = request.headers['x-forwarded-for'] ?? '127.0.0.1'
  const event = httpEvent(request, env, requestId, sourceIp)
  return httpResponse(await functions.invoke(name, event, { sourceIp }, requestId))
}
