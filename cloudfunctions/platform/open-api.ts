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
  const app = await cloudApp()
  try {
    const { result } = await app.callWxOpenApi({ apiName, requestData }, { timeout: PATIENCE })
    return isAnswer(result) ? result : null
  } catch {
    return null
  }
}

function isAnswer(value: unknown): value is OpenApiAnswer {
  return (
    value !== null && typeof value === 'object' && 'errCode' in value && typeof value.errCode === 'number'
  )
}
