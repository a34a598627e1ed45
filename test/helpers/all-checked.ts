import type { TestCloud } from './test-cloud'

/** Far more looks than answers take on the slowest machine; one that is lost is named instead of waited for. */
const LOOKS = 3000

/** Until WeChat's answers about all the pictures that it was asked about have arrived; the next round takes them up. */
export async function allChecked({ cloud, database }: TestCloud): Promise<void> {
  cloud.clock.advance(2000)
  const asked = database.collection('content_checks').where({ state: 'asked' })
  for (let look = 0; look < LOOKS; look++) {
    const { data } = await asked.get()
    if (data.length === 0) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  const left = (await asked.get()).data as { _id: string }[]
  throw new Error(`no answer about ${left.map(({ _id }) => _id).join(', ')}`)
}
