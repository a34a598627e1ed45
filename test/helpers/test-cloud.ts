import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { collections } from '../../config/cloudbase/collections'
import { cloudbaseRc } from '../../config/cloudbase/cloudbaserc'
import { functions, messagePush } from '../../config/cloudbase/functions'
import { areaChains } from '../../cloudfunctions/platform/area-document'
import type { Database } from '../../cloudfunctions/platform/database'
import { giveRole } from '../../cloudfunctions/staff/give-role'
import { buildStationDocument } from '../../cloudfunctions/station/build-document'
import { writeDistrict } from '../../cloudfunctions/station/store-import'
import {
  newSession,
  SESSIONS,
  tokensOf,
  type SessionDocument,
  type Tokens,
} from '../../cloudfunctions/platform/session'
import type { PlaceKey } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import type { StationRecord } from '../../domain/station/record'
import { startCloud, type Cloud } from '../../local/cloud/start-cloud'
import { localDatabase } from '../../local/server/local-database'
import { buildStale } from '../../tools/build/build-stale'
import { clientFor, type Client } from './client'
import { testAreas, testDistrict } from './factories'

const root = path.resolve(__dirname, '../..')

/** The moment at which every test begins: a Friday morning in China. */
export const NOW = Date.parse('2026-11-20T10:00:00+08:00')

export interface TestCloud {
  readonly cloud: Cloud
  readonly database: Database
  /** Somebody in the mini program. */
  asResident(name: string): Client
  /** Somebody over HTTP without a token. */
  asVisitor(): Client
  /** Somebody in the mini program who holds a role on a place: `area:990001001` or `station:A1`. */
  asStaff(name: string, role: Role, place: PlaceKey): Promise<Client>
  /** A browser that somebody entered. */
  enter(subject: string): Promise<{ readonly session: SessionDocument; readonly tokens: Tokens }>
  /** Somebody over HTTP with a token of our own making. */
  withToken(token: string): Client
  /** What the cloud itself has logged, line by line. */
  readonly logLines: readonly string[]
  /** Where the cloud keeps what it keeps. */
  readonly dataDir: string
  readonly signingKey: { readonly kid: string; readonly key: string }
  addStations(records: readonly StationRecord[]): Promise<void>
  stop(): Promise<void>
}

/**
 * The real functions, bundled as they are deployed, on a local cloud with the test district in it.
 * @param timers false where nothing may happen that nobody called
 * @param functionsRoot where other functions stand than those that are deployed
 */
export async function startTestCloud(
  stations: readonly StationRecord[] = [],
  {
    timers = true,
    functionsRoot = path.join(root, 'dist/cloudfunctions'),
  }: { readonly timers?: boolean; readonly functionsRoot?: string } = {},
): Promise<TestCloud> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nuanlin-test-'))
  const signingKey = { kid: 'test-1', key: randomBytes(32).toString('base64url') }
  await buildStale(root, ['functions'], { say: () => undefined })
  const lines: string[] = []
  const dataDir = path.join(folder, 'data')
  const cloud = await startCloud({
    log: entry => void lines.push(JSON.stringify(entry)),
    dataDir,
    env: 'local-test',
    collections,
    messagePush,
    functions: {
      root: functionsRoot,
      config: deployedWith({ NUANLIN_SIGNING_KEYS: JSON.stringify([signingKey]) }, timers),
    },
  })
  cloud.clock.set(NOW)
  const database = localDatabase(cloud)
  await writeDistrict(database, { district: testDistrict, areas: testAreas }, new Date(NOW))
  /** What engineers would read: shown with a failure, since an answer never tells. */
  const whyInternal = () =>
    lines
      .filter(line => line.includes('error'))
      .slice(-3)
      .join('\n')
  const chains = areaChains(testAreas)
  const addStations = async (records: readonly StationRecord[]) => {
    for (const record of records) {
      const chain = chains.get(record.area)
      if (!chain) throw new Error(`no area ${record.area} in the test district`)
      const { _id, ...document } = await buildStationDocument(record, chain, new Date(NOW))
      await database.collection('stations').doc(_id).set(document)
    }
  }
  await addStations(stations)
  return {
    cloud,
    database,
    dataDir,
    logLines: lines,
    signingKey,
    asResident: name => clientFor(cloud, { openid: `o-${name}` }, whyInternal),
    asVisitor: () => clientFor(cloud, { http: {} }, whyInternal),
    withToken: token => clientFor(cloud, { http: { authorization: `Bearer ${token}` } }, whyInternal),
    async asStaff(name, role, place) {
      const [kind = '', id = ''] = place.split(':')
      await giveRole(database, {
        subject: `wx:o-${name}`,
        nickname: name,
        role,
        place: { kind, id },
        at: new Date(cloud.clock.now()),
      })
      return clientFor(cloud, { openid: `o-${name}` }, whyInternal)
    },
    async enter(subject) {
      const session = newSession(subject, 'Chrome · Linux', cloud.clock.now())
      await database.collection(SESSIONS).add(session)
      const { kid, key } = signingKey
      const keys = [{ kid, secret: Buffer.from(key, 'base64url') }]
      return { session, tokens: await tokensOf(session, cloud.clock.now(), keys) }
    },
    addStations,
    stop: async () => {
      await cloud.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What the deployment describes, with its secrets filled in, and as long as a busy machine may need. */
function deployedWith(envVariables: Readonly<Record<string, string>>, timers: boolean) {
  const rc = cloudbaseRc(functions)
  return {
    ...rc,
    functions: rc.functions.map(({ triggers, ...settings }) => ({
      ...settings,
      ...(timers ? { triggers } : {}),
      timeout: 60,
      envVariables,
    })),
  }
}
