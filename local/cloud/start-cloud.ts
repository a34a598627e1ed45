import { randomUUID } from 'node:crypto'
import { createClock, isLocalEnvironment, type MovableClock } from './clock/movable-clock'
import type { CollectionSpec } from './collection-spec'
import { Database } from './database/database'
import type { EngineParts } from './database/engine-parts'
import type { FunctionLog } from './functions/function-log'
import { type HttpRequest, type HttpResponse, invokeHttp } from './functions/http-access'
import { httpDoor } from './functions/http-door'
import type { Caller } from './functions/call-context'
import type { InvokeResult } from './functions/call-failure'
import { type FunctionOptions, Invocations } from './functions/invocations'
import type { LogEntry } from './log-entry'
import { fileActions, FileIds } from './files/file-actions'
import { fileRoutes } from './files/file-routes'
import { FileStore } from './files/file-store'
import { UrlSigner } from './files/url-signer'
import { OpenApiCapture } from './open-api/capture'
import { answerOpenApiForm, openApiActions } from './open-api/open-api-actions'
import { QueryLog, type QueryRecord } from './query/query-log'
import { adminDoor } from './server/admin-door'
import { functionAdmin } from './server/admin-functions'
import { openApiAdmin, openApiPageRoute } from './server/admin-open-api'
import { adminRoutes } from './server/admin-routes'
import { adminToken } from './server/admin-token'
import { databaseActions, Gateway } from './server/gateway'
import { functionActions } from './server/function-actions'
import { listen } from './server/http-server'
import { openDataFolder } from './store/data-folder'
import { type ScheduledTimer, Timers } from './timers/timers'

export interface CloudOptions {
  /** Folder of everything the cloud keeps; made when it is not there. */
  dataDir: string
  /** Name of the environment; must start with `local-`. */
  env: string
  /** A port of 127.0.0.1; a free one when absent or 0. */
  port?: number
  /** Collections and indexes that must exist. */
  collections?: readonly CollectionSpec[]
  /** Deployed functions: a folder of `<name>/index.js`, their configuration, and variables for all of them. */
  functions?: FunctionOptions
  /** The function that hears what WeChat tells by itself, such as the results of media checks. */
  messagePush?: string
  /** Hears what happens; silent when absent. */
  log?: (entry: LogEntry) => void
  /** Other parts of the engine than the right ones, to see whether a checker of histories notices. */
  engine?: EngineParts
}

/** A running cloud. */
export interface Cloud {
  /** Where the SDK sends its requests. */
  readonly url: string
  readonly port: number
  readonly env: string
  readonly clock: MovableClock
  /** Variables that make an unmodified SDK talk to this cloud. */
  sdkEnvironment: () => Record<string, string>
  /** Calls a function as a mini program does. */
  invoke: (name: string, event: unknown, caller?: Caller) => Promise<InvokeResult>
  /** Calls a function over HTTP access. */
  invokeHttp: (name: string, request: HttpRequest) => Promise<HttpResponse>
  /** What the last calls of functions did and printed. */
  readonly functionLog: FunctionLog
  /** Processes of each function that has been called. */
  functionInstances: () => Readonly<Record<string, { processes: number; busy: number }>>
  /** Requests of the SDK by action since the start. */
  requests: () => Readonly<Record<string, number>>
  /** What the last queries cost, newest last. */
  queries: () => readonly QueryRecord[]
  clearQueries: () => void
  /** Calls of WeChat's open API, which are caught here and can be made to fail. */
  readonly openApi: OpenApiCapture
  /** The page on which a person reads those calls, with its token behind the `#`: a browser does not send that. */
  readonly openApiPage: string
  /** Opens the admin addresses beside the gateway's. */
  readonly adminToken: string
  /** Timers of the functions and when they go off next. */
  timers: () => readonly ScheduledTimer[]
  /** Resolves when the timers that have gone off so far have been answered. */
  timersSettled: () => Promise<void>
  /** Sets a timer off now. */
  fireTimer: (name: string, trigger: string) => Promise<InvokeResult>
  /** Stops everything; may be called again. */
  stop: () => Promise<void>
}

/**
 * Starts a cloud on this machine.
 * @throws Error when the environment's name does not start with `local-`, or the data folder is in use, was
 * written by a newer program, or holds documents a new unique index cannot hold
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { env, log = () => undefined, messagePush } = options
  if (!isLocalEnvironment(env)) throw new Error(`The environment must be named local-…, not ${env}.`)
  const data = openDataFolder(options.dataDir)
  const { sqlite } = data
  try {
    const clock: MovableClock = createClock(env, move => {
      database.transactions.expire()
      timers.moved(move)
      openApi.moved()
    })
    const database = new Database(sqlite, clock, options.engine)
    database.catalog.declare(options.collections ?? [])
    const queries = new QueryLog()
    const address = { base: '', url: '' }
    const sdkEnvironment = () => ({
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: address.url }),
      TCB_ENV: env,
      SCF_NAMESPACE: env,
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      TENCENTCLOUD_SECRETID: 'local',
      TENCENTCLOUD_SECRETKEY: 'local',
    })
    const functions = new Invocations(
      options.functions ?? { root: options.dataDir },
      env,
      clock,
      sdkEnvironment,
      log,
    )
    const timers = new Timers(
      options.functions?.config,
      clock,
      (name, event) => functions.invoke(name, event),
      log,
    )
    const files = new FileStore(options.dataDir, sqlite, database.group, clock)
    const signer = new UrlSigner(options.dataDir, clock)
    const openApi = new OpenApiCapture(
      clock,
      messagePush === undefined
        ? undefined
        : async event => 'result' in (await functions.invoke(messagePush, event)),
    )
    const token = adminToken(options.dataDir)
    const gateway = new Gateway(
      {
        ...databaseActions(database),
        ...functionActions(functions),
        ...fileActions(files, new FileIds(env), signer, () => address.base),
        ...openApiActions(openApi),
      },
      queries,
      () => database.group.watch(),
      log,
    )
    const server = await listen(
      [
        ...adminRoutes(
          gateway,
          form => answerOpenApiForm(openApi, form, randomUUID()),
          queries,
          clock,
          () => database.catalog.declared(),
        ),
        adminDoor(token, { ...functionAdmin(functions, timers), ...openApiAdmin(openApi) }),
        openApiPageRoute(token, openApi),
        fileRoutes(files, signer),
        httpDoor((name, request) => invokeHttp(functions, env, name, request)),
      ],
      options.port ?? 0,
    )
    address.base = `http://127.0.0.1:${server.port}`
    address.url = `${address.base}/admin`
    let stopping: Promise<void> | undefined
    const stop = async () => {
      timers.stop()
      openApi.stop()
      await functions.stop()
      await server.close()
      database.group.flush()
      data.close()
    }
    return {
      url: address.url,
      port: server.port,
      env,
      clock,
      sdkEnvironment,
      invoke: (name, event, caller) => functions.invoke(name, event, caller),
      invokeHttp: (name, request) => invokeHttp(functions, env, name, request),
      functionLog: functions.history,
      functionInstances: () => functions.instances(),
      requests: () => gateway.requests(),
      queries: () => queries.list(),
      clearQueries: () => queries.clear(),
      openApi,
      openApiPage: `${address.url}/open-api#${token}`,
      adminToken: token,
      timers: () => timers.list(),
      timersSettled: () => timers.settled(),
      fireTimer: (name, trigger) => timers.fire(name, trigger),
      stop: () => (stopping ??= stop()),
    }
  } catch (error) {
    data.close()
    throw error
  }
}
