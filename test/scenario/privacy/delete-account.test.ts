import path from 'node:path'
import { keptData } from '../../../domain/privacy/table'
import type { Client } from '../../helpers/client'
import { aStation } from '../../helpers/factories'
import { filesWith, storedTexts, type StoredText } from '../../helpers/stored-documents'
import { NOW, startTestCloud, type TestCloud } from '../../helpers/test-cloud'

const NICKNAME = '木槿花开'
const OPENID = 'o-leaver'
const SUBJECT = `wx:${OPENID}`

let test: TestCloud
let admin: Client
let leaver: Client
let id: string
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' }), aStation({ code: 'A2' })], { timers: false })
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
  await admin.account.update({ nickname: '老周' })
  leaver = test.asResident('leaver')
  await everything()
  id = (await personIds())[0] ?? ''
})
afterAll(() => test.stop())

async function personIds(): Promise<string[]> {
  const { data } = await test.database.collection('people').where({ subject: SUBJECT }).limit(10).get()
  return (data as { _id: string }[]).map(({ _id }) => _id)
}

const fire = (job: string) =>
  test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: job, Time: '', Message: '' }, {})

/** All that a person can do today. */
async function everything(): Promise<void> {
  await leaver.account.update({
    nickname: NICKNAME,
    community: '990001001001',
    language: 'zh-CN',
    careMode: true,
  })
  await leaver.station.setFavourite({ stationId: 'A1', favourite: true })
  await leaver.station.reportLocked({ stationId: 'A2' })
  // A role by invitation, and acts in it.
  const place = { kind: 'station', id: 'A1' } as const
  const { code } = await admin.staff.invite({ role: 'station_staff', place, note: `给${NICKNAME}` })
  const grant = await leaver.staff.accept({ code })
  await leaver.station.setClosed({
    stationId: 'A1',
    closure: { reason: { zh: '停电' }, until: null },
    seen: null,
  })
  const atCounter = await leaver.account.serveAtCounter({
    stationId: 'A1',
    channel: 'counter',
    label: '王伯',
  })
  await leaver.station.setFavourite({ stationId: 'A1', favourite: true }, { actingFor: atCounter.id })
  const suspended = await admin.staff.suspend({
    grantId: grant.id,
    version: grant.version,
    reason: `${NICKNAME}请假`,
  })
  await admin.staff.resume({ grantId: grant.id, version: suspended.version })
  // Family, both ways, one of them ended.
  const sister = test.asResident('sister')
  await sister.account.update({ nickname: '小妹' })
  const offered = await leaver.account.offerDelegation({})
  const forMe = await sister.account.acceptDelegation({ code: offered.code, label: NICKNAME })
  await sister.account.update({ nickname: NICKNAME }, { actingFor: forMe.id })
  const back = await sister.account.offerDelegation({})
  const forHer = await leaver.account.acceptDelegation({ code: back.code, label: '小妹' })
  await leaver.account.update({ careMode: false }, { actingFor: forHer.id })
  await leaver.account.endDelegation({ delegationId: forHer.id })
  await leaver.account.offerDelegation({})
  // Browsers: one entered, one that waits.
  const login = await test.asVisitor().account.startLogin({ browser: 'Chrome · Windows' })
  await leaver.account.approveLogin({ code: login.code })
  await test.asVisitor().account.finishLogin({ id: login.id, secret: login.secret })
  // A copy of it all.
  await leaver.privacy.startExport({})
  await fire('make-exports')
}

const places = (texts: readonly StoredText[]) =>
  [...new Set(texts.map(({ collection, field }) => `${collection}.${field}`))].sort()

/** Whether the table of what is kept says that a person may stand there. */
const isTold = (place: string) =>
  keptData.some(({ where }) => where.some(told => place === told || place.startsWith(`${told}.`)))

const leads = (text: string) => text.includes(OPENID) || text.includes(NICKNAME) || text.includes(id)

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

describe('when the account is deleted', () => {
  let before: readonly StoredText[]
  let copies: readonly string[]
  beforeAll(async () => {
    copies = filesWith(path.join(test.dataDir, 'files'), [NICKNAME])
    before = await storedTexts(test.database)
    test.cloud.clock.set(NOW + 60_000)
    expect(await leaver.privacy.deletionPreview({})).toMatchObject({
      grants: [{ role: 'station_staff' }],
      family: 1,
      lastAdministrator: false,
    })
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
    test.cloud.clock.set(NOW + 120_000)
    await leaver.station.setFavourite({ stationId: 'A2', favourite: true })
    expect(await leaver.account.me({})).toMatchObject({ nickname: '', community: null, staff: false })
    expect((await leaver.inbox.list({})).items).toEqual([])
  })

  it('nothing leads to them any more, but an id where the table says that it stays', async () => {
    expect(before.length).toBeGreaterThan(100)
    const anew = (await personIds())[0] ?? ''
    const texts = (await storedTexts(test.database)).filter(
      ({ collection, id: document }) => !(collection === 'people' && document === anew),
    )
    expect(places(texts.filter(({ text }) => text.includes(OPENID) || text.includes(NICKNAME)))).toEqual([])
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

  it('no stored file and no log of a function names them', () => {
    const words = [OPENID, NICKNAME, id]
    expect(copies).toHaveLength(1)
    expect(filesWith(path.join(test.dataDir, 'files'), words)).toEqual([])
    const logs = JSON.stringify(test.cloud.functionLog.list(undefined, 1000))
    expect(logs).toContain('"function":"privacy"')
    expect(words.filter(word => logs.includes(word))).toEqual([])
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
    expect(JSON.stringify(items)).not.toContain(NICKNAME)
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
