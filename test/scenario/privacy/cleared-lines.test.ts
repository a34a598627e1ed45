import type { AuditDocument } from '../../../cloudfunctions/platform/audit'
import { rows } from '../../../cloudfunctions/platform/database'
import type { GrantDocument } from '../../../cloudfunctions/platform/grants'
import { aStation } from '../../helpers/factories'
import { startTestCloud, type TestCloud } from '../../helpers/test-cloud'

/** What somebody calls themselves who would like these words to be gone from the log. */
const NICKNAME = 'station_staff'
const SUBJECT = 'wx:o-leaver'

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
})
afterAll(() => test.stop())

const grantOf = async (subject: string) => {
  const [one] = await rows<GrantDocument>(
    test.database.collection('grants').where({ subject, role: 'station_staff' }).limit(1).get(),
  )
  if (!one) throw new Error(`${subject} is no station staff`)
  return { grantId: one._id, version: one.version }
}
const lines = async () =>
  new Map(
    (await rows<AuditDocument>(test.database.collection('audit').where({}).limit(1000).get())).map(line => [
      line._id,
      line,
    ]),
  )

it('who leaves takes their name out of what is about them, and no word out of what they did', async () => {
  const chief = await test.asStaff('chief', 'administrator', 'area:990001')
  await test.asStaff('colleague', 'station_staff', 'station:A1')
  await test.asStaff('leaver', 'station_staff', 'station:A1')
  const leaver = await test.asStaff('leaver', 'administrator', 'area:990001')
  await leaver.account.update({ nickname: NICKNAME })
  const place = { kind: 'station', id: 'A1' } as const
  await leaver.staff.invite({ role: 'station_staff', place, note: '' })
  await leaver.staff.suspend({ ...(await grantOf('wx:o-colleague')), reason: `${NICKNAME} 停岗培训` })
  await chief.staff.suspend({ ...(await grantOf(SUBJECT)), reason: `${NICKNAME} 请假` })
  const before = await lines()
  test.cloud.clock.set(test.cloud.clock.now() + 60_000)
  await leaver.privacy.deleteAccount({})

  const after = await lines()
  const ofMine = await grantOf(`gone:${await goneId()}`)
  const aboutMe = [...before.keys()].filter(id => after.get(id)?.target === `grant:${ofMine.grantId}`)
  expect(aboutMe.length).toBeGreaterThan(0)
  for (const [id, line] of before) {
    // Roles, states and places say what they said, whoever the line is about.
    expect([after.get(id)?.before, after.get(id)?.after]).toEqual([line.before, line.after])
    const cleared = line.reason?.replaceAll(NICKNAME, '…') ?? null
    expect(after.get(id)?.reason).toBe(aboutMe.includes(id) ? cleared : line.reason)
  }
  const reasons = [...after.values()].map(({ reason }) => reason)
  expect(reasons).toEqual(expect.arrayContaining([`${NICKNAME} 停岗培训`, '… 请假']))
  expect([...after.values()].filter(({ actor }) => actor === SUBJECT)).toEqual([])
  expect(await chief.audit.verify({ place })).toMatchObject({ problem: null })
  expect(await chief.audit.verify({ place: { kind: 'area', id: '990001' } })).toMatchObject({ problem: null })
})

/** The id that the person had, as their role still says it. */
async function goneId(): Promise<string> {
  const found = await rows<GrantDocument>(
    test.database.collection('grants').where({ role: 'administrator' }).limit(10).get(),
  )
  const gone = found.map(({ subject }) => subject).find(subject => subject.startsWith('gone:'))
  return gone?.slice('gone:'.length) ?? ''
}
