import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonalCall } from '../../cloudfunctions/platform/call'
import { row, type Database, type Transaction } from '../../cloudfunctions/platform/database'
import { once } from '../../cloudfunctions/platform/once'
import { collections } from '../../config/cloudbase/collections'
import { NuanlinError } from '../../domain/contract/errors'
import { startCloud, type Cloud } from '../../local/cloud/start-cloud'
import { localDatabase } from '../../local/server/local-database'
import { NOW } from '../helpers/test-cloud'

const call: PersonalCall = {
  caller: { subject: 'somebody' },
  actor: null,
  delegation: null,
  now: NOW,
  locale: 'zh-CN',
  requestId: 'r',
  log: { info: () => undefined, error: () => undefined },
}
const KEY = 'a-key-of-sixteen-or-more'

describe('an effect with one key', () => {
  let folder: string
  let cloud: Cloud
  let db: Database
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nuanlin-once-'))
    cloud = await startCloud({ dataDir: folder, env: 'local-test', collections })
    db = localDatabase(cloud)
    await db.collection('stations').add({ _id: 'A1', version: 1 })
  })
  afterEach(async () => {
    await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const tap = (
    effect: (transaction: Transaction) => Promise<string | null>,
    input: unknown = { stationId: 'A1' },
  ) => once(db, call, 'station.edit', KEY, input, effect)
  /** Raises the version, and refuses who saw another than the first. */
  const edit = async (transaction: Transaction) => {
    const station = transaction.collection('stations').doc('A1')
    const { data } = (await station.get()) as { data: { version: number } }
    if (data.version !== 1) throw new NuanlinError('CHANGED_MEANWHILE')
    await station.update({ version: 2 })
    return 'edited'
  }
  const version = async () =>
    (await row<{ version: number }>(db.collection('stations').doc('A1').get()))?.version

  it('that the first tap did while the second began refuses nobody', async () => {
    const second = tap(async () => {
      expect(await tap(edit)).toBe('edited')
      // What a read outside the transaction would see, and a snapshot taken a moment later.
      expect(await version()).toBe(2)
      throw new NuanlinError('CHANGED_MEANWHILE')
    })
    expect(await second).toBe('edited')
    expect(await version()).toBe(2)
  })

  it('still refuses what nobody did', async () => {
    await db.collection('stations').doc('A1').update({ version: 7 })
    await expect(tap(edit)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect(await version()).toBe(7)
  })

  it('is another effect with another body, also when it was done meanwhile', async () => {
    const second = tap(
      async () => {
        await tap(edit)
        throw new NuanlinError('CHANGED_MEANWHILE')
      },
      { stationId: 'B2' },
    )
    await expect(second).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('is done once by many taps at the same moment', async () => {
    expect(await Promise.all(Array.from({ length: 12 }, () => tap(edit)))).toEqual(Array(12).fill('edited'))
    expect(await version()).toBe(2)
  })
})
