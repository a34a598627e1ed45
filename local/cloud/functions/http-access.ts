import { limits } from '../limits'
import { failureCodes, type InvokeResult } from './call-failure'

/** A request for HTTP access to a function. */
export interface HttpRequest {
  path: string
  method: string
  headers: Record<string, string>
  query: Record<string, string>
  body: string
}

/** What a function answers over HTTP. */
export interface HttpResponse {
  statusCode: number
  headers: Record<string, string>
  body: string
}

/** The event a function is given for an HTTP request. */
export const httpEvent = (
  request: HttpRequest,
  env: string,
  requestId: string,
  sourceIp: string,
): Record<string, unknown> => ({
  path: request.path,
  httpMethod: request.method,
  headers: request.headers,
  multiValueHeaders: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value]]),
  ),
  queryStringParameters: request.query,
  requestContext: { requestId, envId: env, appId: '', uin: '', sourceIp },
  body: request.body,
  isBase64Encoded: false,
})

/** An error of the access layer itself, in its own words. */
export const httpError = (
  statusCode: number,
  code: string,
  message: string,
  requestId: string,
): HttpResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': requestId },
  body: JSON.stringify({ code, message, requestId }),
})

const texts = (headers: unknown): Record<string, string> =>
  typeof headers === 'object' && headers !== null
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
    : {}

/** Turns what a function returned into an answer: an integrated response as it says, anything else as JSON. */
export function httpResponse(outcome: InvokeResult): HttpResponse {
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
    if (isBase64Encoded !== true && Buffer.byteLength(text) > limits.resultBytes) {
      return httpError(
        500,
        'BODY_TOO_LARGE',
        `the body is larger than ${limits.resultBytes} bytes`,
        requestId,
      )
    }
    const status = typeof statusCode === 'number' && statusCode >= 100 && statusCode <= 599 ? statusCode : 200
    const decoded = isBase64Encoded === true ? Buffer.from(text, 'base64').toString('latin1') : text
    return { statusCode: status, headers: { 'x-request-id': requestId, ...texts(headers) }, body: decoded }
  }
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': requestId },
    body: typeof result === 'string' ? result : JSON.stringify(result ?? null),
  }
}
