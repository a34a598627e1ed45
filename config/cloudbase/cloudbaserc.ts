import type { FunctionSettings } from './functions'

/** The part of `cloudbaserc.json` that the CloudBase command line and the local cloud read. */
export interface CloudbaseRcFile {
  readonly version: '2.0'
  readonly envId: string
  readonly functionRoot: string
  readonly functions: readonly CloudbaseRcFunction[]
}

export interface CloudbaseRcFunction {
  readonly name: string
  readonly handler: string
  readonly runtime: string
  readonly timeout: number
  readonly memorySize: number
  /** Whether the service installs packages: only those that no bundle can hold, everything else is in it. */
  readonly installDependency: boolean
  readonly envVariables: Readonly<Record<string, string>>
  readonly triggers: readonly { readonly name: string; readonly type: 'timer'; readonly config: string }[]
}

/**
 * Describes the deployment of `functions`, whose bundles stand in `./cloudfunctions` beside the file. Secrets
 * are placeholders that the CloudBase command line fills from its environment: `{{env.NAME}}`.
 */
export function cloudbaseRc(functions: readonly FunctionSettings[]): CloudbaseRcFile {
  return {
    version: '2.0',
    envId: '{{env.CLOUDBASE_ENV}}',
    functionRoot: './cloudfunctions',
    functions: functions.map(settings => ({
      name: settings.name,
      handler: 'index.main',
      runtime: 'Nodejs20.19',
      timeout: settings.timeout,
      memorySize: settings.memorySize,
      installDependency: settings.packages !== undefined,
      envVariables: Object.fromEntries(settings.secrets.map(name => [name, `{{env.${name}}}`])),
      triggers: settings.timers.map(({ name, cron }) => ({ name, type: 'timer', config: cron })),
    })),
  }
}
