import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { collections } from '../../config/cloudbase/collections'
import { functions } from '../../config/cloudbase/functions'
import type { AnyProcedure } from '../../domain/contract/define-contract'
import { contracts } from '../../domain/contracts'
import { jobNames } from '../../domain/jobs/jobs'
import { levelsOf, roles } from '../../domain/role/roles'
import { DAY } from '../../domain/time/china-time'
import { enterAs } from '../../local/server/persona-door'
import { startServer } from '../../local/server/start-server'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'
import { sendPhoto } from '../helpers/photos'
import { ELSEWHERE, HERE, twoPlaces } from '../helpers/two-places'
import { typed, typedInput, typedWords } from '../helpers/typed-inputs'
import { logsOf, wordsIn } from '../helpers/words-in-logs'
import { doEverything, fire, said } from '../scenario/privacy/everything'

const NAME = 'zhulan-private'
const SUBJECT = `wx:${typed.openid}`
const stations = [
  aStation({ code: HERE.code }),
  aStation({ code: 'A2' }),
  aStation({ code: ELSEWHERE.code, area: ELSEWHERE.area }),
]
const procedures = contracts.flatMap(({ name: contract, procedures: all }) =>
  Object.entries<AnyProcedure>(all).map(([name, procedure]) => ({ contract, name, procedure })),
)

/** Somebody who may call everything, in the mini program and in a browser. */
async function oneWhoMay(test: TestCloud) {
  for (const role of roles) {
    const district = levelsOf[role].includes('district')
    await test.asStaff(NAME, role, district ? 'area:990001' : `station:${HERE.code}`)
  }
  const { session, tokens } = await test.enter(SUBJECT)
  const secrets = [session._id, tokens.accessToken, tokens.refreshToken]
  return { person: test.asResident(NAME), browser: test.withToken(tokens.accessToken), secrets }
}

/** They end what the calls after them need. */
const last = ['signOut', 'endOtherSessions', 'endSession']
const inOrder = [
  ...procedures.filter(({ name }) => !last.includes(name)),
  ...procedures.filter(({ name }) => last.includes(name)),
]

/** Calls every procedure with all that a person could type into it. @returns how each was answered */
async function typeIntoEverything(test: TestCloud, clients: readonly Client[]) {
  const { here } = await twoPlaces(test)
  const answers: { call: string; input: unknown; code: string | null }[] = []
  for (const { contract, name, procedure } of inOrder) {
    if (name === 'deleteAccount') continue
    const all = typedInput(name, procedure, here)
    // What nobody ever handed out as a position is refused by the handler.
    const { cursor, ...fromStart } = all as { cursor?: unknown }
    for (const input of cursor === undefined ? [all] : [all, fromStart])
      for (const client of clients) {
        const { envelope } = await client.raw(contract, name, input)
        answers.push({
          call: `${contract}.${name}`,
          input,
          code: 'error' in envelope ? envelope.error.code : null,
        })
      }
  }
  return answers
}

describe('the functions', () => {
  let test: TestCloud
  let person: Client
  let words: string[]
  let answers: Awaited<ReturnType<typeof typeIntoEverything>>
  beforeAll(async () => {
    test = await startTestCloud(stations, { timers: false })
    const one = await oneWhoMay(test)
    person = one.person
    words = [...typedWords, ...Object.values(said), 'o-leaver', ...one.secrets]
    answers = await typeIntoEverything(test, [one.person, one.browser])
  })
  afterAll(() => test.stop())
  const logged = () => wordsIn(logsOf(test), words)

  it('heard every word, in calls that got as far as a handler', () => {
    expect(wordsIn(JSON.stringify(answers), typedWords)).toEqual(typedWords)
    // Of input that its schema accepts a handler says what is wrong with it; a wrong token is no way in.
    const got = new Set(
      answers
        .filter(
          ({ call, code }) =>
            !['UNAUTHENTICATED', 'FORBIDDEN'].includes(code ?? '') || call === 'account.refresh',
        )
        .map(({ call }) => call),
    )
    expect(answers.map(({ call }) => call).filter(call => !got.has(call))).toEqual([])
    expect(answers.filter(({ code }) => code === null).length).toBeGreaterThan(answers.length / 3)
  })

  it('log no word of what is typed into them', () => {
    expect(logsOf(test)).toContain('"function":"account"')
    expect(logged()).toEqual([])
  })

  it('log no word when WeChat names whom it could not serve', async () => {
    const leaver = await test.asStaff('leaver', 'administrator', 'area:990001')
    const admin = await test.asStaff('admin', 'administrator', 'area:990001')
    await doEverything(test, { admin, leaver, sister: test.asResident('sister') })
    const errMsg = `invalid openid ${typed.openid}, content ${typed.address}`
    for (const api of ['subscribeMessage.send', 'security.msgSecCheck', 'security.mediaCheckAsync'])
      test.cloud.openApi.order(api, { errCode: 40003, errMsg }, 20)
    await person.account.update({ nickname: `${typed.nickname}呀` })
    const { id } = await sendPhoto(person)
    await person.submissions.send({ stationId: 'A1', caption: typed.address, photoIds: [id] })
    for (const job of jobNames) expect(await fire(test, job)).toHaveProperty('result')
    expect(JSON.stringify(test.cloud.openApi.calls())).toContain(typed.address)
    expect(logged()).toEqual([])
  })

  it('log no word of what is stored, when they break over it', async () => {
    await spoil(test)
    const broken = new Set<string>()
    for (const { contract, name, procedure } of procedures.filter(
      ({ procedure }) => procedure.kind === 'query',
    ))
      await person
        .raw(
          contract,
          name,
          typedInput(name, procedure, { place: { kind: 'station', id: 'A1' }, stationId: 'A1' }),
        )
        .catch(() => broken.add(`${contract}.${name}`))
    expect(broken.size).toBeGreaterThan(5)
    test.cloud.clock.set(test.cloud.clock.now() + 3 * DAY)
    const jobs = await Promise.all(jobNames.map(job => fire(test, job)))
    expect(jobs.filter(answer => !('result' in answer)).length).toBeGreaterThan(0)
    expect(logsOf(test)).toContain('job failed')
    expect(logsOf(test)).toContain('call failed')
    expect(logged()).toEqual([])
  })
})

describe('a function that logs what it is given', () => {
  let folder: string
  let test: TestCloud
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-leaky-'))
    for (const { name } of functions) makeLeaky(folder, name)
    test = await startTestCloud(stations, { timers: false, functionsRoot: folder })
  })
  afterAll(async () => {
    await test.stop()
    rmSync(folder, { recursive: true })
  })

  it('is caught, by every word that was typed into it', async () => {
    const { person, browser } = await oneWhoMay(test)
    await typeIntoEverything(test, [person, browser])
    expect(wordsIn(logsOf(test), typedWords)).toEqual(typedWords)
  })
})

/** The function as it is, behind one line that says who called it with what. */
function makeLeaky(folder: string, name: string): void {
  const real = JSON.stringify(path.resolve('dist/cloudfunctions', name, 'index.js'))
  mkdirSync(path.join(folder, name))
  writeFileSync(
    path.join(folder, name, 'index.js'),
    `exports.main = (event, context) => {
      console.log(event.body ?? JSON.stringify(event), context.environment)
      return require(${real}).main(event, context)
    }`,
  )
}

describe('the server', () => {
  it('writes no word of it into a file, and one that did would be caught', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-logs-'))
    const dataDir = path.join(folder, 'data')
    const server = await startServer({
      root: path.resolve(__dirname, '../..'),
      dataDir,
      port: 0,
      demo: 'none',
    })
    const logs = { cloud: server.cloud, dataDir, logLines: [] }
    try {
      const { accessToken } = await enterAs(server.cloud, server.signingKeys, SUBJECT)
      const words = [...typedWords, accessToken]
      for (const { contract, name, procedure } of procedures) {
        const answer = await fetch(`${server.url}/api/${contract}/${name}?phone=${typed.phone}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
          body: JSON.stringify({ input: typedInput(name, procedure, {}), key: randomUUID() }),
        })
        await answer.arrayBuffer()
      }
      const access = path.join(dataDir, 'logs/access.log')
      const [{ contract, name }] = procedures.slice(-1) as [(typeof procedures)[number]]
      while (!readFileSync(access, 'utf8').includes(`/api/${contract}/${name}`))
        await new Promise(resolve => setImmediate(resolve))
      expect(wordsIn(logsOf(logs), words)).toEqual([])
      appendFileSync(access, words.join('\n'))
      expect(wordsIn(logsOf(logs), words)).toEqual(words)
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true })
    }
  })
})

/** Puts personal words where documents hold lists and objects, so that whatever reads them breaks. */
async function spoil({ database }: TestCloud): Promise<void> {
  const words = `${typed.address} ${SUBJECT} ${typed.phone}`
  const kept = new Set([
    'settings',
    'areas',
    'grants',
    'sessions',
    'leases',
    'rate_limits',
    'audit',
    'audit_heads',
  ])
  for (const { name } of collections.filter(collection => !kept.has(collection.name))) {
    const { data } = await database.collection(name).where({}).limit(100).get()
    for (const { _id, ...fields } of data as ({ _id: string } & Record<string, unknown>)[]) {
      const parts = Object.entries(fields).filter(
        ([, value]) =>
          value !== null && typeof value === 'object' && !(value instanceof Date) && !('latitude' in value),
      )
      if (parts.length === 0) continue
      const changes = Object.fromEntries(parts.map(([field]) => [field, database.command.set(words)]))
      await database.collection(name).doc(_id).update(changes)
    }
  }
}
