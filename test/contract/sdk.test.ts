import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { cloudbaseRc } from '../../config/cloudbase/cloudbaserc'
import { functions } from '../../config/cloudbase/functions'
import { buildStale } from '../../tools/build/build-stale'
import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** The integrity that the npm registry gives for @cloudbase/node-sdk 3.18.3: nobody has touched it. */
const PUBLISHED =
  'sha512-qluLOIyPhK8AWmUeS1Qt/S4cV/07pv/L79Cne8beFove775FL9Wi2tSsawZuwGUygIUySljqQaLPUl+lrJ4Leg=='

describe('what is deployed', () => {
  it.each(functions.map(({ name }) => name))('%s carries nothing of the local preview', async name => {
    await buildStale(path.resolve(__dirname, '../..'), ['functions'], { say: () => undefined })
    const folder = path.resolve(__dirname, '../../dist/cloudfunctions', name)
    // Of our own: packages stand in files of another ending.
    const own = readdirSync(folder).filter(file => file.endsWith('.js'))
    const text = own.map(file => readFileSync(path.join(folder, file), 'utf8')).join('\n')
    // What every function of ours has: this is its text.
    expect(text).toContain('main: () => main')
    expect(text).not.toMatch(/\/local\/|local-nuanlin|personas\b|personaToken/)
  })

  it('finds its signing keys again after the command line pasted them into JSON', () => {
    const keys = Buffer.from(JSON.stringify([{ kid: 'k1', key: 'x'.repeat(43) }])).toString('base64url')
    const rendered = JSON.stringify(cloudbaseRc(functions)).replaceAll('{{env.NUANLIN_SIGNING_KEYS}}', keys)
    const [station] = (JSON.parse(rendered) as ReturnType<typeof cloudbaseRc>).functions
    expect(
      JSON.parse(Buffer.from(station?.envVariables.NUANLIN_SIGNING_KEYS ?? '', 'base64url').toString()),
    ).toMatchObject([{ kid: 'k1' }])
  })
})

describe('the unmodified SDK', () => {
  it('is what was published', () => {
    const lock = JSON.parse(readFileSync(path.resolve('package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string; integrity: string } | undefined>
    }
    expect(lock.packages['node_modules/@cloudbase/node-sdk']).toMatchObject({
      version: '3.18.3',
      integrity: PUBLISHED,
    })
  })

  describe('talks to the local cloud', () => {
    let test: TestCloud
    beforeAll(async () => {
      test = await startTestCloud([aStation({ code: 'S1' }), aStation({ code: 'S2' })])
    })
    afterAll(() => test.stop())

    const requestsOf = async (call: () => Promise<unknown>) => {
      const before = { ...test.cloud.requests() }
      await call()
      return Object.fromEntries(
        Object.entries(test.cloud.requests())
          .map(([action, count]) => [action, count - (before[action] ?? 0)] as const)
          .filter(([, count]) => count > 0),
      )
    }

    it('with two reads for a list, once the rules are known: the stations, and what emergency stands over them', async () => {
      const nearby = () => test.asVisitor().station.nearby({ origin: { point: { lng: 114.1, lat: 22.6 } } })
      await nearby()
      expect(await requestsOf(nearby)).toEqual({ 'database.getDocument': 2 })
    })

    it('with one transaction for a mutation', async () => {
      const me = test.asResident('r1')
      const counted = await requestsOf(() => me.station.setFavourite({ stationId: 'S1', favourite: true }))
      expect(counted).toMatchObject({ 'database.startTransaction': 1, 'database.commitTransaction': 1 })
    })

    it('finding by index and examining no more than it shows', async () => {
      test.cloud.clearQueries()
      await test.asVisitor().station.nearby({
        origin: { point: { lng: 114.1, lat: 22.6 } },
        filters: { services: ['rest'], openNow: true },
      })
      const query = test.cloud.queries().find(q => q.collection === 'stations')
      expect(query).toMatchObject({ index: 'tags_location', examined: 2, returned: 2 })
    })
  })
})
