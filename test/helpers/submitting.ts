import type { Page } from 'playwright-core'
import { localDatabase } from '../../local/server/local-database'
import type { Server } from '../../local/server/start-server'
import { button } from './persona'
import { aPicture } from './photos'

/** Taps the field of photos and takes so many from the album. */
export async function choosePhotos(
  page: Page,
  count: number,
  size = { width: 1200, height: 900 },
): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await button(page, /^添加照片/).click()
  const buffer = await aPicture(size)
  const files = Array.from({ length: count }, (_, i) => ({
    name: `${i}.jpg`,
    mimeType: 'image/jpeg',
    buffer,
  }))
  await (await chooser).setFiles(files)
}

/** WeChat's check of everything that was sent is over, as far as there is one. */
export async function contentChecked(server: Server): Promise<void> {
  const waits = async () => {
    const { data } = await localDatabase(server.cloud)
      .collection('submissions')
      .where({ state: 'checking' })
      .get()
    return data.length > 0
  }
  while (await waits()) {
    await server.cloud.fireTimer('jobs', 'check-content')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
