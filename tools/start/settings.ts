import path from 'node:path'
import { isLoopback } from '../../local/server/origins'
import { StartError } from '../../local/server/start-error'

/** What the environment says about a start. */
export interface StartSettings {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly district: string
  readonly demo: 'load' | 'none'
  readonly allowedOrigins: readonly string[]
}

/**
 * `PORT` (8080), `HOST` (127.0.0.1; on any other address there are no personas), `DATA_DIR` (.data),
 * `DISTRICT` (longgang), `DEMO=off` (an empty district), `ALLOWED_ORIGINS` (other sites, by comma).
 * @throws StartError with a sentence for a person.
 */
export function readSettings(root: string, env: NodeJS.ProcessEnv): StartSettings {
  const port = env.PORT === undefined || env.PORT === '' ? 8080 : Number(env.PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(`PORT must be a number from 0 to 65535, not ${String(env.PORT)}.`)
  }
  const demo = env.DEMO ?? 'on'
  if (demo !== 'on' && demo !== 'off') throw new StartError(`DEMO is on or off, not ${demo}.`)
  return {
    port,
    host: or(env.HOST, '127.0.0.1'),
    dataDir: path.resolve(root, or(env.DATA_DIR, '.data')),
    district: or(env.DISTRICT, 'longgang'),
    demo: demo === 'on' ? 'load' : 'none',
    allowedOrigins: (env.ALLOWED_ORIGINS ?? '')
      .split(',')
      .map(origin => origin.trim())
      .filter(Boolean),
  }
}

/** What people read when it is up. */
export function welcome(url: string, { host, dataDir }: StartSettings, root: string): string[] {
  const shown = path.relative(root, dataDir)
  const folder = shown.startsWith('..') ? dataDir : shown
  return [
    '',
    '暖邻已经启动 · Nuanlin is running',
    `  网页 H5            ${url}/`,
    ...(isLoopback(host)
      ? [`  小程序 Mini program ${url}/weapp`, `  换身份 Personas     ${url}/local/personas`]
      : []),
    `  数据 Data          ${folder}（npm run demo:reset 重新载入演示数据）`,
    ...(isLoopback(host) ? [] : ['  对外开放：没有演示身份 · Open to the network: no personas']),
    '  按 Ctrl-C 停止 · Ctrl-C stops it',
    '',
  ]
}

function or(value: string | undefined, fallback: string): string {
  return value === undefined || value === '' ? fallback : value
}
