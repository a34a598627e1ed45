import { rmSync } from 'node:fs'
import { seededDice } from '../../local/cloud/testing/histories/dice'
import { killRounds } from '../../local/cloud/testing/kill-rounds'
import { temporaryFolder } from '../../local/cloud/testing/temporary-cloud'
import { progress } from '../helpers/progress'

jest.setTimeout(3_600_000)

const KILLS = 50

it('what was acknowledged survives fifty kills, and no commit is there by half', async () => {
  // The SDK goes on counting the seconds of requests whose cloud is gone.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  const folder = temporaryFolder()
  try {
    const figures = await killRounds(folder, KILLS, seededDice(Date.now()), progress)
    progress(JSON.stringify(figures))
    expect(figures.damage).toEqual([])
    expect(figures.kills).toBe(KILLS)
    expect(figures.leastUnderWay).toBeGreaterThanOrEqual(20)
    expect(figures.leastCommitsUnderWay).toBeGreaterThanOrEqual(10)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
