import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { collections } from '../../config/cloudbase/collections'
import { functions, messagePush } from '../../config/cloudbase/functions'
import { startCloud, type Cloud } from '../cloud/start-cloud'
import { createApiDoor } from './api-door'
import { createCallFunctionDoor } from './call-function-door'
import { createConsentDoor } from './consent-door'
import { createClockDoor } from './clock-door'
import { fillDataFolder, type Demo } from './district-data'
import { errorCode } from './error-code'
import { createFileDoor } from './file-door'
import { Front, type Doors } from './front'
import { readRc } from './functions-config'
import { isLoopback } from './origins'
import { identityScript } from './head-script'
import { createPageDoor } from './page-door'
import { createPersonaDoor } from './persona-door'
import { announce, withdraw } from './presence'
import { RotatingLog } from './rotating-log'
import { proxyUpgrade } from './proxy-door'
import { localSigningKeys, type LocalSigningKey } from './signing-keys-file'
import { StartError } from './start-error'

/** The environment's name; "local-" lets its clock be moved. */
export const LOCAL_ENV = 'local-nuanlin'

export interface ServerOptions {
  /** The project's root, where `dist` stands. */
  readonly root: string
  readonly dataDir: string
  /** 0: any free port. */
  readonly port: number
  /** Default 127.0.0.1; on any other address the doors under `/local/` do not exist. */
  readonly host?: string
  /** Folder under config/district. */
  readonly district?: string
  /**
   * What an empty data folder gets: the whole demonstration, its places without what people of it did, or the district's
   * areas and rules only.
   */
  readonly demo: Demo
  /** Sites beside our own that may call the API from a page. */
  readonly allowedOrigins?: readonly string[]
  /** A development server on this machine that makes the H5 pages, instead of `dist/h5`. */
  readonly h5From?: URL
  /** Told what takes long. */
  readonly say?: (line: string) => void
}

export interface Server {
  readonly url: string
  readonly port: number
  readonly cloud: Cloud
  /** Newest first; tests sign tokens with them. */
  readonly signingKeys: readonly LocalSigningKey[]
  /** Idempotent; resolves when the port is free and the data folder closed. */
  stop(): Promise<void>
}

/**
 * Starts the local cloud on a data folder, fills an empty one, and serves H5, the phone and the API on one
 * port. Resolves when `/health` is 200.
 * @throws StartError when the port or the data folder is in use, or something is not built.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { root, dataDir, host = '127.0.0.1', say = () => undefined } = options
  const accessLog = new RotatingLog(path.join(dataDir, 'logs'), 'access')
  const cloudLog = new RotatingLog(path.join(dataDir, 'logs'), 'cloud')
  const front = new Front(accessLog, (error, { requestId }) =>
    cloudLog.write({ time: new Date().toISOString(), level: 'error', requestId, ...described(error) }),
  )
  const undo: (() => Promise<void> | void)[] = [() => accessLog.close(), () => cloudLog.close()]
  const stop = onceOnly(async () => {
    for (const step of undo.splice(0).reverse()) await step()
  })
  try {
    const { h5From } = options
    if (h5From) front.server.on('upgrade', (...call) => proxyUpgrade(h5From, ...call))
    const port = await listen(front, host, options.port)
    undo.push(() => front.close())
    const signingKeys = await localSigningKeys(dataDir, new Date())
    const rc = await readRc(root, { NUANLIN_SIGNING_KEYS: JSON.stringify(signingKeys) })
    const cloud = await startCloud({
      dataDir,
      env: LOCAL_ENV,
      collections,
      functions: { root: path.join(root, 'dist/cloudfunctions'), config: rc },
      messagePush,
      log: entry => cloudLog.write({ time: new Date().toISOString(), ...entry }),
    }).catch((cause: unknown) => {
      throw new StartError(folderProblem(cause, dataDir), { cause })
    })
    undo.push(() => cloud.stop())
    // What the folder changes is written to the audit log.
    process.env.NUANLIN_SIGNING_KEYS = JSON.stringify(signingKeys)
    await fillDataFolder(cloud, { district: options.district, demo: options.demo, say })
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
    const names = functions.filter(({ noContract }) => !noContract).map(({ name }) => name)
    front.open(doorsOf(cloud, names, signingKeys, { ...options, host }))
    await announce(dataDir, { pid: process.pid, url, cloudUrl: cloud.url, env: LOCAL_ENV })
    undo.push(() => withdraw(dataDir))
    return { url, port, cloud, signingKeys, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function doorsOf(
  cloud: Cloud,
  functions: readonly string[],
  signingKeys: readonly LocalSigningKey[],
  { root, host, h5From, allowedOrigins = [] }: ServerOptions & { readonly host: string },
): Doors {
  return {
    api: createApiDoor(cloud, functions, allowedOrigins),
    files: createFileDoor(cloud),
    local: isLoopback(host)
      ? {
          '/local/personas': createPersonaDoor(cloud, signingKeys),
          '/local/call-function': createCallFunctionDoor(cloud),
          '/local/consents': createConsentDoor(cloud),
          '/local/clock': createClockDoor(cloud.clock),
        }
      : {},
    pages: createPageDoor({
      h5: h5From ?? path.join(root, 'dist/h5'),
      phone: path.join(root, 'dist/phone'),
      ...(isLoopback(host) ? { headScript: identityScript } : {}),
    }),
  }
}

async function listen({ server }: Front, host: string, port: number): Promise<number> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    throw explained(error, host, port)
  }
  return (server.address() as AddressInfo).port
}

function explained(error: unknown, host: string, port: number): unknown {
  const code = errorCode(error)
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is in use: stop what uses it, or choose another with PORT=8081 npm start.`,
    )
  }
  if (code === 'EACCES')
    return new StartError(`Port ${port} needs more rights: choose one above 1023 with PORT.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(`This machine has no address ${host}: check HOST.`)
  }
  return error
}

function folderProblem(cause: unknown, dataDir: string): string {
  const words = cause instanceof Error ? cause.message : String(cause)
  if (!/\block/i.test(words)) return words
  return `The data folder ${dataDir} is in use by another process: stop it, or choose another with DATA_DIR.`
}

function described(error: unknown): { error: string } {
  return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

function onceOnly(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}
