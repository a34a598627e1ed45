import exifr from 'exifr'
import type { Browser, FileChooser, Page } from 'playwright-core'
import { row, rows, type Database } from '../../cloudfunctions/platform/database'
import { PHOTOS, type PhotoDocument, type PhotoFile } from '../../cloudfunctions/platform/photos'
import { localDatabase } from '../../local/server/local-database'
import type { Server } from '../../local/server/start-server'
import { launchBrowser, shoot, type Visit } from '../helpers/browser'
import { asPersona, button, openPage, problemsOf } from '../helpers/persona'
import { picture, use, withPlace } from '../helpers/photos'
import { startTestServer } from '../helpers/test-server'

jest.setTimeout(600_000)

let server: Server
let browser: Browser
let database: Database
let station: { readonly _id: string; readonly areaPath: readonly string[] }
beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  database = localDatabase(server.cloud)
  const [any] = await rows<typeof station>(database.collection('stations').where({}).limit(1).get())
  if (!any) throw new Error('the demonstration has no station')
  station = any
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** A picture as a phone takes it: large, and with the place, the time and the maker in it. */
const taken = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await withPlace(picture({ width: 2600, height: 1950 })),
})

/** Taps the field and takes these files from the album. */
async function add(page: Page, ...names: string[]): Promise<void> {
  const asked: Promise<FileChooser> = page.waitForEvent('filechooser')
  await button(page, /^添加照片/).click()
  await (await asked).setFiles(await Promise.all(names.map(taken)))
}

const ready = (page: Page, count: number) =>
  page
    .locator('.photo-tile--ready')
    .nth(count - 1)
    .waitFor()

async function photosOf(state: PhotoDocument['state']): Promise<PhotoDocument[]> {
  return rows<PhotoDocument>(database.collection(PHOTOS).where({ state }).orderBy('createdAt', 'asc').get())
}

/** A file as it lies in storage. */
async function fileOf({ fileId }: PhotoFile): Promise<Buffer> {
  const answer = await fetch(server.cloud.url, {
    method: 'POST',
    body: JSON.stringify({ action: 'storage.batchGetDownloadUrl', file_list: [{ fileid: fileId }] }),
  })
  const { data } = (await answer.json()) as { data: { download_list: { download_url: string }[] } }
  return Buffer.from(await (await fetch(data.download_list[0]?.download_url ?? '')).arrayBuffer())
}

describe('pictures', () => {
  let resident: Visit
  beforeAll(async () => {
    resident = await asPersona(browser, server, 'resident')
  })
  afterAll(() => resident.context.close())

  it('are sent with nothing in them but the picture, and again where it failed', async () => {
    const { page } = resident
    expect(await exifr.gps((await taken('one.jpg')).buffer)).toHaveProperty('latitude')
    await openPage(page, server, `resident/send-photos/index?id=${station._id}`)
    await add(page, 'one.jpg')
    await ready(page, 1)
    const [first] = await photosOf('ready')
    expect(first?.full).toMatchObject({ width: 2048, height: 1536 })
    for (const file of [first?.full, first?.thumb]) {
      if (!file) throw new Error('a file is missing')
      expect(await exifr.parse(await fileOf(file), true)).toBeUndefined()
    }

    await page.route('**/files/**', route =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    )
    await add(page, 'two.jpg', 'three.jpg')
    await button(page, '重新传第 2 张照片').waitFor()
    await button(page, '重新传第 3 张照片').waitFor()
    await shoot(page, 'photos-failed')
    expect(await problemsOf(page)).toEqual([])
    await page.unroute('**/files/**')
    await button(page, '重新传第 2 张照片').click()
    await ready(page, 2)
    await button(page, '去掉第 3 张照片').click()
    await page.getByText('2/9').waitFor()
    await button(page, '看第 1 张照片').click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await shoot(page, 'photos-ready')
  })

  it('are covered by staff with the brush, on the copy that others see', async () => {
    const [, photo] = await photosOf('ready')
    if (!photo) throw new Error('nothing was sent')
    await use(database, server.cloud, photo.person, [photo._id], {
      kind: 'submission',
      id: 'of-a-test',
      path: [...station.areaPath.map(code => `area:${code}` as const), `station:${station._id}`],
    })
    const staff = await asPersona(browser, server, 'supervisor')
    const { page, complaints } = staff
    await openPage(page, server, `staff/cover/index?photo=${photo._id}`)
    const area = page.locator('.cover-picture__area')
    const box = await area.boundingBox()
    if (!box) throw new Error('there is nothing to paint on')
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
    await page.mouse.move(...at(0.2, 0.6))
    await page.mouse.down()
    await page.mouse.move(...at(0.4, 0.6), { steps: 6 })
    await page.mouse.up()
    await page.mouse.click(...at(0.8, 0.8))
    await button(page, '撤销').click()
    await page.mouse.click(...at(0.8, 0.5))
    await shoot(page, 'photos-brush')
    expect(await problemsOf(page)).toEqual([])
    await button(page, '保存遮盖').click()
    await page.getByText('遮盖好了').first().waitFor()
    const after = await row<PhotoDocument>(database.collection(PHOTOS).doc(photo._id).get())
    expect(after?.cover?.strokes.map(({ points }) => points.length > 1)).toEqual([true, false])
    expect(after?.cover?.strokes[0]?.points[0]).toEqual([
      expect.closeTo(0.2, 2) as number,
      expect.closeTo(0.6, 2) as number,
    ])
    expect(after?.covered?.version).toBe(after?.cover?.version)
    expect(complaints).toEqual([])
    await staff.context.close()
  })
})
