import { readFileSync } from 'node:fs'
import path from 'node:path'
import { documentsFrom } from '../../../cloudfunctions/privacy/store-documents'
import { exportSources } from '../../../cloudfunctions/privacy/export-sources'
import { documentsOfPerson } from '../../../domain/privacy/documents'
import { keptData } from '../../../domain/privacy/table'
import { MINUTE } from '../../../domain/time/china-time'
import type { Client } from '../../helpers/client'
import { aStation } from '../../helpers/factories'
import { filesWith, storedTexts, type StoredText } from '../../helpers/stored-documents'
import { startTestCloud, type TestCloud } from '../../helpers/test-cloud'
import { doEverything, fire, said, type Cast } from './everything'

const OPENID = 'o-leaver'
const SUBJECT = `wx:${OPENID}`
/** What leads to the person, and what only they said. */
const words = () => [OPENID, id, ...Object.values(said)]

let test: TestCloud
let cast: Cast
let admin: Client
let leaver: Client
let id: string
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' }), aStation({ code: 'A2' })], { timers: false })
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
  await admin.account.update({ nickname: '老周' })
  const sister = test.asResident('sister')
  await sister.account.update({ nickname: '小妹' })
  leaver = await test.asStaff('leaver', 'administrator', 'area:990001')
  cast = { admin, sister, leaver }
  await doEverything(test, cast)
  id = (await personIds())[0] ?? ''
})
afterAll(() => test.stop())

async function personIds(): Promise<string[]> {
  const { data } = await test.database.collection('people').where({ subject: SUBJECT }).limit(10).get()
  return (data as { _id: string }[]).map(({ _id }) => _id)
}

const places = (texts: readonly StoredText[]) =>
  [...new Set(texts.map(({ collection, field }) => `${collection}.${field}`))].sort()

/** Whether the table of what is kept says that a person may stand there. */
const isTold = (place: string) =>
  keptData.some(({ where }) => where.some(told => place === told || place.startsWith(`${told}.`)))

const leads = (text: string) => words().some(word => text.includes(word))

it('stands nowhere but where the table says', async () => {
  const found = places((await storedTexts(test.database)).filter(({ text }) => leads(text)))
  expect(found.length).toBeGreaterThan(20)
  expect(found.filter(place => !isTold(place))).toEqual([])
})

it('no document has a field for a person that the table does not tell of', async () => {
  const person = /(?:^|\.)(?:person|subject|actor|by|nickname|openid|label|onBehalfOf|\w+By)$/
  const found = places(await storedTexts(test.database)).filter(place =>
    person.test(place.replace(/^\w+\./, '')),
  )
  expect(found.length).toBeGreaterThan(10)
  expect(found.filter(place => !isTold(place))).toEqual([])
})

/** Their documents, source by source. */
const documentsIn = (source: (typeof documentsOfPerson)[number]) =>
  documentsFrom(test.database, source, { subject: SUBJECT, id }, { limit: 100 })

it('they did all that one can do: every kind of document there is has one of theirs', async () => {
  const without: string[] = []
  for (const source of documentsOfPerson)
    if ((await documentsIn(source)).length === 0) without.push(`${source.collection}.${source.field}`)
  expect(without).toEqual([])
})

it('the copy of their data holds all of it, kind by kind', async () => {
  const [file = ''] = filesWith(path.join(test.dataDir, 'files'), [said.objection])
  const text = readFileSync(file, 'utf8')
  const { 内容: parts } = JSON.parse(text) as { 内容: { 是什么: string; 存着的内容: unknown[] }[] }
  expect(parts).toHaveLength(exportSources.length)
  for (const [i, source] of exportSources.entries()) {
    const told = keptData.filter(({ where }) => where.some(name => name.split('.')[0] === source.collection))
    expect(told.length).toBeGreaterThan(0)
    for (const { what } of told) expect(parts[i]?.是什么).toContain(what['zh-CN'])
    // Not what was written after it was made.
    const documents = await documentsIn(source)
    const stored = source.collection === 'inbox' ? documents.length - 1 : documents.length
    expect([source.collection, source.field, parts[i]?.存着的内容.length]).toEqual([
      source.collection,
      source.field,
      stored,
    ])
  }
  expect([...Object.values(said), OPENID].filter(word => !text.includes(word))).toEqual([])
  expect(text).not.toContain('o-admin')
  // In their language, down to the last field; and nobody's identity within anything.
  expect([...new Set(keysIn(parts))].filter(key => /^[\w-]+$/.test(key)).sort()).toEqual([])
  expect(text.replaceAll(SUBJECT, '')).not.toMatch(/(?:wx|h5|desk):/)
  // Of every picture that stands, the picture itself.
  const addresses = text.match(/(?<="照片在这里取（一天内）": ")[^"]+/g) ?? []
  const { total } = await test.database
    .collection('photos')
    .where({ person: SUBJECT, state: 'ready' })
    .count()
  expect(addresses).toHaveLength(total)
  // As long as the copy itself, which may be ready up to an hour after they were gathered.
  const now = test.cloud.clock.now()
  test.cloud.clock.set(now + 24.5 * 60 * MINUTE)
  for (const address of addresses)
    expect((await fetch(address)).headers.get('content-type')).toBe('image/jpeg')
  test.cloud.clock.set(now)
})

describe('when the account is deleted', () => {
  let before: readonly StoredText[]
  let copies: readonly string[]
  let pictures: readonly string[]
  let theirs: readonly string[]
  const allFiles = () => filesWith(path.join(test.dataDir, 'files'), [''])
  const at = (minutes: number) => {
    test.cloud.clock.set(began + minutes * MINUTE)
  }
  let began: number
  beforeAll(async () => {
    began = test.cloud.clock.now()
    copies = filesWith(path.join(test.dataDir, 'files'), [said.nickname])
    before = await storedTexts(test.database)
    const { items } = await leaver.submissions.mine({})
    const shown = await test.asVisitor().submissions.ofStation({ stationId: 'A1' })
    pictures = [...items, ...shown.items].flatMap(({ photos }) => photos.flatMap(p => [p.url, p.thumbUrl]))
    theirs = (await cast.sister.submissions.mine({})).items.flatMap(({ photos }) => photos.map(p => p.url))
    at(1)
    const preview = await leaver.privacy.deletionPreview({})
    expect(preview).toMatchObject({ family: 1, bookings: 2, lastAdministrator: false })
    expect(preview.submissions).toBeGreaterThan(0)
    expect(preview.grants.map(({ role }) => role).sort()).toEqual([
      'administrator',
      'food_verifier',
      'station_staff',
    ])
    await leaver.privacy.deleteAccount({})
  })

  it('roles, sessions and acting for each other are over at once, and the family is told', async () => {
    await expect(
      leaver.station.setClosed({ stationId: 'A1', closure: null, seen: null }),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const sister = test.asResident('sister')
    expect(await sister.account.delegations({})).toEqual({ iActFor: [], actForMe: [] })
    expect((await sister.inbox.list({})).items[0]?.title).toBe('家人结束了代办')
  })

  it('the same person begins anew at once, and keeps what is new', async () => {
    at(2)
    await leaver.station.setFavourite({ stationId: 'A2', favourite: true })
    expect(await leaver.account.me({})).toMatchObject({ nickname: '', community: null, staff: false })
    expect((await leaver.inbox.list({})).items).toEqual([])
  })

  it('nothing leads to them any more, but an id where the table says that it stays', async () => {
    expect(before.length).toBeGreaterThan(100)
    // Once more, for what was under way when they went; then the deletion goes too.
    at(4)
    expect(await fire(test, 'delete-accounts')).toHaveProperty('result')
    const anew = (await personIds())[0] ?? ''
    const texts = (await storedTexts(test.database)).filter(
      ({ collection, id: document }) => !(collection === 'people' && document === anew),
    )
    const gone = words().filter(word => word !== id)
    expect(places(texts.filter(({ text }) => gone.some(word => text.includes(word))))).toEqual([])
    const stays = places(texts.filter(({ text }) => text.includes(id)))
    const nameless = keptData.filter(({ onDeletion }) => onDeletion.does !== 'removed')
    expect(stays.length).toBeGreaterThan(5)
    expect(
      stays.filter(
        place =>
          !nameless.some(({ where }) => where.some(told => place === told || place.startsWith(`${told}.`))),
      ),
    ).toEqual([])
    expect((await leaver.station.favourites({})).items).toHaveLength(1)
  })

  it('none of their pictures can be seen, nor is one left; those of others stay', async () => {
    expect(pictures.length).toBeGreaterThan(6)
    for (const url of pictures) expect((await fetch(url)).status).toBe(404)
    for (const url of theirs) expect((await fetch(url)).status).toBe(200)
    expect(theirs).toHaveLength(1)
    // What could still be sent when they went would be taken away too.
    at(25 * 60)
    expect(await fire(test, 'purge-photos')).toHaveProperty('result')
    expect(allFiles()).toHaveLength(2)
    const { data } = await test.database.collection('photos').where({}).limit(10).get()
    expect(data).toMatchObject([{ person: 'wx:o-sister' }])
  })

  it('nothing is sent to them any more', async () => {
    const sent = () =>
      test.cloud.openApi
        .calls()
        .filter(({ api, data }) => api !== '' && JSON.stringify(data).includes(OPENID)).length
    const known = sent()
    expect(known).toBeGreaterThan(2)
    for (const job of ['send-messages', 'check-content', 'make-exports', 'end-submissions'])
      expect(await fire(test, job)).toHaveProperty('result')
    expect(sent()).toBe(known)
  })

  it('no stored file and no log names them', () => {
    expect(copies).toHaveLength(1)
    const isDatabase = (file: string) => path.basename(file).startsWith('cloud.db')
    expect(filesWith(test.dataDir, words()).filter(file => !isDatabase(file))).toEqual([])
    const logs = [JSON.stringify(test.cloud.functionLog.list(undefined, 1000)), ...test.logLines].join('\n')
    expect(logs).toContain('"function":"privacy"')
    expect(words().filter(word => logs.includes(word))).toEqual([])
  })

  it('the logs hang together, name nobody who is gone, and show what was done', async () => {
    for (const place of [
      { kind: 'station', id: 'A1' },
      { kind: 'area', id: '990001' },
    ] as const)
      expect(await admin.audit.verify({ place })).toMatchObject({ problem: null })
    const { items } = await admin.audit.list({ place: { kind: 'station', id: 'A1' } })
    expect(items.map(({ procedure }) => procedure)).toContain('privacy.deleteAccount')
    expect(items.find(({ procedure }) => procedure === 'station.setClosed')?.actor).toBe('已注销的人')
    expect(JSON.stringify(items)).not.toContain(said.nickname)
  })

  it('whoever changes a cleared line without a key is found out', async () => {
    const { data } = await test.database
      .collection('audit')
      .where({ procedure: 'station.setClosed' })
      .limit(1)
      .get()
    const [line] = data as { _id: string; reason: string | null }[]
    if (!line) throw new Error('there is no such line')
    const lines = test.database.collection('audit')
    await lines.doc(line._id).update({ reason: '没有的事' })
    const place = { kind: 'station', id: 'A1' } as const
    expect(await admin.audit.verify({ place })).toMatchObject({ problem: { what: 'changed' } })
    await lines.doc(line._id).update({ reason: line.reason })
    expect(await admin.audit.verify({ place })).toMatchObject({ problem: null })
  })
})

it('the last administrator cannot go, and hears why', async () => {
  expect(await admin.privacy.deletionPreview({})).toMatchObject({ lastAdministrator: true })
  await expect(admin.privacy.deleteAccount({})).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  expect((await admin.account.me({})).nickname).toBe('老周')
})

it('a browser cannot do it, nor fetch a copy', async () => {
  const { tokens } = await test.enter('wx:o-sister')
  const browser = test.withToken(tokens.accessToken)
  await expect(browser.privacy.deleteAccount({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(browser.privacy.exportState({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

/** Every key of objects within a value. */
function* keysIn(value: unknown): Generator<string> {
  if (value === null || typeof value !== 'object') return
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value)) yield key
    yield* keysIn(part)
  }
}
