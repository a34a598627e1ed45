import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { temporaryCloud } from '../testing/temporary-cloud'

jest.setTimeout(60_000)

/** Runs the program with nothing in its environment but where programs are. */
async function tryConformance(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'main.ts'), ...args], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += String(chunk)))
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, output }
}

describe('npm run cloud:conformance', () => {
  it('tries a cloud that runs, and names what it leaves there', async () => {
    const here = await temporaryCloud()
    try {
      const endpoint = `http://127.0.0.1:${here.cloud.port}`
      const { code, output } = await tryConformance(
        '--endpoint',
        endpoint,
        '--room',
        'page',
        '--prefix',
        'try',
      )
      expect(output).toMatch(/^\d+ hold, 0 do not, 0 could not be tried\.$/m)
      expect(output).toMatch(/collections stay, empty, as the SDK cannot drop them: try-1.*--prefix try\./s)
      expect(code).toBe(0)
      expect((await here.database.collection('try-1').where({}).count()).total).toBe(0)
    } finally {
      await here.remove()
    }
  })

  it('says what a real environment needs', async () => {
    expect(await tryConformance('--env', 'prod-1')).toEqual({
      code: 1,
      output: expect.stringMatching(
        /^To try the environment prod-1, put its credentials into TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY/,
      ) as string,
    })
  })
})
