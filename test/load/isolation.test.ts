import { rmSync } from 'node:fs'
import { checkHistory } from '../../local/cloud/history-checker/check-history'
import { startCloudProcess } from '../../local/cloud/testing/cloud-process'
import { collections } from '../../local/cloud/testing/histories/keys'
import { recordHistory } from '../../local/cloud/testing/histories/record-history'
import { shareOf } from '../../local/cloud/testing/histories/share-of'
import { temporaryFolder } from '../../local/cloud/testing/temporary-cloud'
import { progress } from '../helpers/progress'

jest.setTimeout(3_600_000)

const HISTORIES = 20

it('histories of forty clients at once are those of snapshot isolation', async () => {
  const ends: Record<string, number> = {}
  for (let n = 1; n <= HISTORIES; n++) {
    const seed = Date.now() % 1_000_000
    const folder = temporaryFolder()
    const cloud = await startCloudProcess(folder, collections)
    try {
      const { database } = cloud
      const history = await recordHistory({ database, seed, clients: 40, rounds: 50, order: 'together' })
      expect({ seed, anomalies: checkHistory(history) }).toEqual({ seed, anomalies: [] })
      expect(shareOf(history, 'committed')).toBeGreaterThan(0.2)
      expect(shareOf(history, 'aborted')).toBeGreaterThan(0.2)
      for (const { outcome } of history) ends[outcome] = (ends[outcome] ?? 0) + 1
      progress(`history ${n} of ${HISTORIES}: ${JSON.stringify(ends)}`)
    } finally {
      await cloud.kill()
      rmSync(folder, { recursive: true, force: true })
    }
  }
})
