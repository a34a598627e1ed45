// Writes without pause to a cloud of its own and says what was acknowledged; ends only when it is killed.
import { startCloud } from '../start-cloud'
import { sdkFor } from './sdk'

export async function writeUntilKilled(dataDir: string): Promise<void> {
  const cloud = await startCloud({ dataDir, env: 'local-test', collections: [{ name: 'kept', indexes: [] }] })
  Object.assign(process.env, cloud.sdkEnvironment())
  const db = sdkFor(cloud.url).database()
  const run = `${process.pid}`
  const writer = async (name: string) => {
    for (let n = 0; ; n++) {
      const id = `${run}-${name}-${n}`
      if (n % 2 === 0) await db.collection('kept').add({ _id: id })
      else {
        // Two documents that must both be there, or neither.
        await db.runTransaction(async transaction => {
          await transaction.collection('kept').add({ _id: `${id}-left` })
          await transaction.collection('kept').add({ _id: `${id}-right` })
        })
      }
      process.stdout.write(`${id} ${n % 2 === 0 ? 'one' : 'two'}\n`)
    }
  }
  await Promise.all(Array.from({ length: 20 }, (_, i) => writer(String(i))))
}
