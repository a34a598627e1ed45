import type { FunctionConfig } from './cloudbaserc'
import { limits } from '../limits'

/** Who calls a function, as WeChat or the web's sign-in tells it. */
export interface Caller {
  openid?: string
  appid?: string
  unionid?: string
  uid?: string
  sourceIp?: string
}

/** Seconds and megabytes a function has. */
export const secondsOf = (config: FunctionConfig | undefined): number =>
  config?.timeout ?? limits.functionSeconds
export const megabytesOf = (config: FunctionConfig | undefined): number =>
  Math.max(64, config?.memorySize ?? limits.functionMegabytes)

/** The variables of one call; the two lists name those that the SDK picks out. */
function variablesOf(env: string, caller: Caller, clockOffset: number): Record<string, string> {
  const wechat = { WX_OPENID: caller.openid, WX_APPID: caller.appid, WX_UNIONID: caller.unionid }
  const present = Object.entries(wechat).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return {
    ...Object.fromEntries(present),
    WX_CONTEXT_KEYS: present.map(([key]) => key).join(','),
    WX_CLIENTIP: caller.sourceIp ?? '127.0.0.1',
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_UUID,TCB_SOURCE_IP,TCB_ISANONYMOUS_USER,TCB_ROLE',
    TCB_ENV: env,
    TCB_UUID: caller.uid ?? '',
    TCB_SOURCE_IP: caller.sourceIp ?? '127.0.0.1',
    TCB_ISANONYMOUS_USER: 'false',
    TCB_ROLE: '',
    SCF_NAMESPACE: env,
    LOCAL_CLOCK_OFFSET: String(clockOffset),
  }
}

/** The `context` of one call, with the fields of the service. */
export function contextOf(call: {
  requestId: string
  name: string
  env: string
  config: FunctionConfig | undefined
  caller: Caller
  clockOffset: number
}): Record<string, unknown> {
  const variables = variablesOf(call.env, call.caller, call.clockOffset)
  return {
    callbackWaitsForEmptyEventLoop: false,
    request_id: call.requestId,
    function_name: call.name,
    function_version: '$LATEST',
    namespace: call.env,
    memory_limit_in_mb: megabytesOf(call.config),
    time_limit_in_ms: secondsOf(call.config) * 1000,
    environment: JSON.stringify(variables),
    // The form of older runtimes, which the service still sends.
    environ: Object.entries(variables)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
    tencentcloud_region: 'ap-shanghai',
  }
}
