import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { contracts } from '../../domain/contracts'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** Nobody else says any of this. */
const SECRETS = {
  openid: 'o-zhulan-private',
  nickname: '朱兰兰兰',
  phone: '13798765432',
  latitude: '22.617283',
  longitude: '114.118273',
  words: '我家住在三零二',
  reason: '因为她生病了',
  code: 'QWER-TYUI-OP',
} as const

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })])
  test.cloud.clock.set(NOW)
})
afterAll(() => test.stop())

/** Personal things wherever a field would take any: right ones, wrong ones, too many. */
const said = {
  nickname: SECRETS.nickname,
  label: SECRETS.nickname,
  phone: SECRETS.phone,
  origin: { point: { lat: Number(SECRETS.latitude), lng: Number(SECRETS.longitude) } },
  point: { lat: Number(SECRETS.latitude), lng: Number(SECRETS.longitude) },
  text: SECRETS.words,
  note: SECRETS.words,
  caption: SECRETS.words,
  reason: SECRETS.reason,
  code: SECRETS.code,
  stationId: 'A1',
}

it('no log says who called, where they were, or what they said: of calls that succeed, fail, or break', async () => {
  const person = test.asResident('zhulan-private')
  await person.account.update({ nickname: SECRETS.nickname, phone: SECRETS.phone })
  await person.station
    .nearby({ origin: { kind: 'point', point: said.point } } as never)
    .catch(() => undefined)
  await person.station.reportLocked({ stationId: 'A1' })
  await person.privacy.startExport({})
  for (const contract of contracts)
    for (const name of Object.keys(contract.procedures)) {
      if (name === 'deleteAccount') continue
      await person.raw(contract.name, name, said)
      await person.raw(contract.name, name, { ...said, unknown: SECRETS.words })
      await person.raw(contract.name, name, SECRETS.words)
    }
  await person.raw('account', SECRETS.words, said)
  // A function that breaks: a handler meets data of another shape, whose words must not get into the stack.
  const { data } = await test.database
    .collection('people')
    .where({ nickname: SECRETS.nickname })
    .limit(1)
    .get()
  const [stored] = data as { _id: string }[]
  await test.database
    .collection('people')
    .doc(stored?._id ?? '')
    .update({ language: SECRETS.words })
  await expect(person.account.me({})).rejects.toThrow('INTERNAL')
  await person.privacy.deleteAccount({})

  const logs = JSON.stringify(test.cloud.functionLog.list(undefined, 1000))
  expect(logs).toContain('call failed')
  expect(Object.values(SECRETS).filter(secret => logs.includes(secret))).toEqual([])
  const files = readdirSync(test.dataDir, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.log'),
  )
  for (const file of files)
    for (const secret of Object.values(SECRETS))
      expect(readFileSync(path.join(test.dataDir, file), 'utf8')).not.toContain(secret)
})
