import { aPlan, openBooking } from '../../helpers/booking'
import type { Client } from '../../helpers/client'
import { allChecked } from '../../helpers/all-checked'
import { sendPhoto, upload } from '../../helpers/photos'
import type { TestCloud } from '../../helpers/test-cloud'

/** What a person says in {@link doEverything}, each found nowhere else. */
export const said = {
  nickname: '木槿花开',
  phone: '13912345678',
  caption: '拐角那扇红色卷帘门',
  published: '榕树下面的蓝色门牌',
  objection: '门牌是上周五才换的',
} as const

export const fire = ({ cloud }: TestCloud, job: string) =>
  cloud.invoke('jobs', { Type: 'Timer', TriggerName: job, Time: '', Message: '' }, {})

/** One who administers, one of the family, and one who does all that a person can do today. */
export interface Cast {
  readonly admin: Client
  readonly sister: Client
  readonly leaver: Client
}

/**
 * All that a person can do today, at the stations A1 and A2: whoever adds a collection in which people stand makes them
 * use it here. The person calls themselves {@link said.nickname}; they administer, so that they can do what staff do.
 */
export async function doEverything(test: TestCloud, cast: Cast): Promise<void> {
  const { leaver } = cast
  await leaver.account.update({
    nickname: said.nickname,
    phone: said.phone,
    community: '990001001001',
    language: 'zh-CN',
    careMode: true,
  })
  await leaver.station.setFavourite({ stationId: 'A1', favourite: true })
  await bookTests(cast)
  await getMessages(test, cast)
  await work(cast)
  await sendPhotos(test, cast)
  await bringFood(test, cast)
  await actForFamily(cast)
  // Browsers: one entered, one that waits.
  const login = await test.asVisitor().account.startLogin({ browser: 'Chrome · Windows' })
  await leaver.account.approveLogin({ code: login.code })
  await test.asVisitor().account.finishLogin({ id: login.id, secret: login.secret })
  // Being judged, and not called so yet.
  test.cloud.openApi.order('security.msgSecCheck', { errCode: -1, errMsg: 'system error' })
  await leaver.account.update({ nickname: `${said.nickname}了` })
  // A copy of it all.
  await leaver.privacy.startExport({})
  await fire(test, 'make-exports')
}

/** One booked, one waited for, one that staff called off. */
async function bookTests({ admin, sister, leaver }: Cast): Promise<void> {
  const offeringId = await openBooking(admin, 'A1', aPlan({ capacity: 1 }))
  const { slots } = await leaver.booking.slots({ offeringId, date: '2026-11-21' })
  const [first, second] = slots.map(({ id }) => id)
  await leaver.booking.book({ slotId: first ?? '' })
  await sister.booking.book({ slotId: second ?? '' })
  // Staff write why, and whom they mean.
  const { id: bookingId } = await leaver.booking.book({ slotId: slots.at(-1)?.id ?? '' })
  const { items } = await admin.booking.day({ stationId: 'A1', date: '2026-11-21' })
  const version = items.find(({ id }) => id === bookingId)?.version ?? 0
  await admin.booking.cancelFor({ bookingId, version, reason: `${said.nickname}来电说不来了` })
  await leaver.booking.joinLine({ slotId: second ?? '' })
  const walkIn = await openBooking(
    admin,
    'A1',
    aPlan({ capacity: 2, walkIn: 1, range: { from: '10:00', to: '12:00' } }),
  )
  await leaver.booking.drawNumber({ offeringId: walkIn })
}

/** One that went to WeChat, and one that waits. */
async function getMessages(test: TestCloud, { admin, leaver }: Cast): Promise<void> {
  const template = 'template-answer'
  for (const stationId of ['A2', 'A1']) {
    await leaver.inbox.consented({ tap: 'locked', accepted: [template], rejected: [] })
    await leaver.station.reportLocked({ stationId })
    const [open] = (await admin.station.lockedReports({ place: { kind: 'station', id: stationId } })).items
    await admin.station.answerLocked({ caseId: open?.caseId ?? '', code: 'fixed', note: '' })
    if (stationId === 'A2') await fire(test, 'send-messages')
  }
}

/** A role by invitation, acts in it, and what administrators do. */
async function work({ admin, sister, leaver }: Cast): Promise<void> {
  const place = { kind: 'station', id: 'A1' } as const
  const { code } = await admin.staff.invite({ role: 'station_staff', place, note: `给${said.nickname}` })
  const grant = await leaver.staff.accept({ code })
  const closure = { reason: { zh: '停电' }, until: null }
  await leaver.station.setClosed({ stationId: 'A1', closure, seen: null })
  const channel = 'counter'
  const atCounter = await leaver.account.serveAtCounter({ stationId: 'A1', channel, label: '王伯' })
  await leaver.station.setFavourite({ stationId: 'A1', favourite: true }, { actingFor: atCounter.id })
  const suspended = await admin.staff.suspend({
    grantId: grant.id,
    version: grant.version,
    reason: `${said.nickname}请假`,
  })
  await admin.staff.resume({ grantId: grant.id, version: suspended.version })
  const invited = await leaver.staff.invite({ role: 'station_staff', place, note: '' })
  await sister.staff.accept({ code: invited.code })
  const { rules } = await leaver.district.settings({})
  await leaver.district.setRules({
    version: rules.version,
    rules: { ...rules.rules, open: { soonMinutes: 45 } },
    reason: '试行',
  })
  const file = { name: '名单.csv', bytes: 9, parts: 1, datum: 'gcj02' } as const
  const { importId } = await leaver.imports.begin(file)
  const data = Buffer.from('编号\n').toString('base64')
  await leaver.imports.addPart({ importId, number: 1, data })
}

/** Photos: one published with a part covered, one refused and objected to, one that waits; one unused, one not sent. */
async function sendPhotos(test: TestCloud, { admin, sister, leaver }: Cast): Promise<void> {
  const send = async (client: Client, caption: string) =>
    client.submissions.send({ stationId: 'A1', caption, photoIds: [(await sendPhoto(client)).id] })
  const decide = async (client: Client, id: string, decision: 'publish' | 'refuse') => {
    const { items } = await client.submissions.queue({
      place: { kind: 'station', id: 'A1' },
      shelf: 'waiting',
    })
    const one = items.find(item => item.id === id)
    if (!one) throw new Error('it does not wait')
    const reason = decision === 'refuse' ? ({ reason: 'unclear', words: '' } as const) : {}
    await client.submissions.decide({ submissionId: id, version: one.version, decision, ...reason })
    return one
  }
  const shown = await send(leaver, said.published)
  const refused = await send(leaver, said.caption)
  const theirs = await send(sister, '姐姐拍的')
  await fire(test, 'check-content')
  await allChecked(test)
  await fire(test, 'check-content')
  const one = await decide(admin, shown.id, 'publish')
  const photo = await admin.photos.toCover({ photoId: one.photos[0]?.id ?? '' })
  await admin.photos.cover({
    photoId: photo.original.id,
    version: photo.version,
    strokes: [{ thickness: 0.1, points: [[0.5, 0.5]] }],
  })
  await decide(admin, refused.id, 'refuse')
  await leaver.submissions.object({ submissionId: refused.id, words: said.objection })
  // They judge what others sent, too.
  await decide(leaver, theirs.id, 'refuse')
  await send(leaver, said.caption)
  await sendPhoto(leaver)
  await upload(leaver, Buffer.from('not looked at yet'))
}

/** A sample that is theirs, from the counter to its result; they work there, too. */
async function bringFood(test: TestCloud, { admin, leaver }: Cast): Promise<void> {
  const keeper = await test.asStaff('admin', 'food_tester', 'station:A1')
  const { number } = await keeper.samples.takeIn({
    stationId: 'A1',
    source: 'resident',
    food: '小白菜',
    category: 'vegetables',
    boughtAt: '西门市场',
    weightGrams: 500,
  })
  const { id: sampleId } = await leaver.samples.claim({ number })
  const version = async () => (await admin.samples.one({ sampleId })).version
  await keeper.samples.start({ sampleId, version: await version(), tests: ['pesticide'] })
  const results = [{ test: 'pesticide', result: 'negative' as const }]
  await keeper.samples.enter({ sampleId, version: await version(), results })
  const verifier = await test.asStaff('leaver', 'food_verifier', 'station:A1')
  await verifier.samples.verify({ sampleId, version: await version(), decision: 'confirm' })
}

/** Family, both ways, one of them ended. */
async function actForFamily({ sister, leaver }: Cast): Promise<void> {
  const offered = await leaver.account.offerDelegation({})
  const forMe = await sister.account.acceptDelegation({ code: offered.code, label: said.nickname })
  await sister.account.update({ nickname: said.nickname }, { actingFor: forMe.id })
  const back = await sister.account.offerDelegation({})
  const forHer = await leaver.account.acceptDelegation({ code: back.code, label: '小妹' })
  await leaver.account.update({ careMode: false }, { actingFor: forHer.id })
  await leaver.account.endDelegation({ delegationId: forHer.id })
  await leaver.account.offerDelegation({})
}
