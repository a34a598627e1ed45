import type { Action } from '../server/gateway'
import { invalidParameter, ServiceError } from '../wire/service-error'
import type { OpenApiAnswer, OpenApiCapture } from './capture'
import { readCall, writeAnswer } from './comm-api-message'

const apiOf = (name: unknown): string => {
  if (typeof name !== 'string' || name === '') throw invalidParameter('apiName is required')
  return name.replace(/^\/|^openapi\./, '')
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Falls through to the refusal.
  }
  throw invalidParameter('requestData must be a JSON object')
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The `wx.api` action (`callWxOpenApi`): JSON in, JSON out, names in camelCase, pictures in base64. */
export const openApiActions = (capture: OpenApiCapture): Record<string, Action> => ({
  'wx.api': async ({ apiName, requestData }) => {
    if (requestData !== undefined && typeof requestData !== 'string')
      throw invalidParameter('requestData must be a string')
    const text = requestData === undefined || requestData === '' ? '{}' : requestData
    const { errCode, errMsg, more, picture } = await capture.call(apiOf(apiName), objectOf(text))
    const named = Object.fromEntries(Object.entries(more).map(([name, value]) => [camel(name), value]))
    const drawn =
      picture === undefined
        ? {}
        : { contentType: picture.contentType, buffer: picture.content.toString('base64') }
    return { body: { data: { responseData: JSON.stringify({ errCode, errMsg, ...named, ...drawn }) } } }
  },
})

/** WeChat's own form: its words without the name that SDKs put in front of them. */
const jsonOf = ({ errCode, errMsg, more }: OpenApiAnswer): Buffer =>
  Buffer.from(
    JSON.stringify({ errcode: errCode, errmsg: errMsg.replace(/^openapi\.[^:]*:(fail )?/, ''), ...more }),
  )

/**
 * The `wx.openApi` action (`callCompatibleWxOpenApi`, and `cloud.openapi` of wx-server-sdk), which comes as a form
 * and is answered with bytes: to JSON with JSON or the picture itself, to wx-server-sdk's message with its answer.
 */
export async function answerOpenApiForm(
  capture: OpenApiCapture,
  form: ReadonlyMap<string, Buffer>,
  requestId: string,
): Promise<Buffer> {
  try {
    const api = apiOf(form.get('apiName')?.toString('utf8'))
    const request = form.get('requestData') ?? Buffer.alloc(0)
    // An object in JSON begins with a brace; a message of wx-server-sdk with the number of its first field.
    const isJson = request.length === 0 || request[0] === 0x7b
    const answer = await capture.call(
      api,
      isJson ? objectOf(request.toString('utf8') || '{}') : callOf(request),
    )
    const content = answer.picture?.content ?? jsonOf(answer)
    return isJson ? content : writeAnswer(content, answer.picture?.contentType ?? 'application/json')
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return Buffer.from(JSON.stringify({ requestId, code: error.code, message: error.message }))
  }
}

function callOf(message: Buffer): Record<string, unknown> {
  try {
    return readCall(message)
  } catch {
    throw invalidParameter('requestData is no message that is known')
  }
}
