import { cloudApp } from './cloud-app'

/** What WeChat answered: 0 is well; what else it says has its names in camelCase. */
export interface OpenApiAnswer extends Readonly<Record<string, unknown>> {
  readonly errCode: number
}

/** How long an answer is waited for, in milliseconds: WeChat's own are there within a second. */
const PATIENCE = 3000

/**
 * Calls WeChat's open API by its name (`security.msgSecCheck`).
 *
 * @returns null when no answer came, and nobody knows whether it was carried out
 */
export async function callOpenApi(apiName: string, requestData: object): Promise<OpenApiAnswer | null> {
  try {
    return await answerOfOpenApi(apiName, requestData)
  } catch {
    return null
  }
}

/**
 * The same for who must tell a call that cannot have arrived from one that nobody knows about.
 *
 * @throws Error, with the `code` of the network's failure where there is one
 */
export async function answerOfOpenApi(apiName: string, requestData: object): Promise<OpenApiAnswer> {
  const app = await cloudApp()
  const { result } = await app.callWxOpenApi({ apiName, requestData }, { timeout: PATIENCE })
  if (!isAnswer(result)) throw new Error('this is no answer of WeChat')
  return result
}

function isAnswer(value: unknown): value is OpenApiAnswer {
  return (
    value !== null && typeof value === 'object' && 'errCode' in value && typeof value.errCode === 'number'
  )
}
