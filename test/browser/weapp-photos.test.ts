import type { Browser, Page } from 'playwright-core'
import { row, rows } from '../../cloudfunctions/platform/database'
import { PHOTOS, type PhotoDocument } from '../../cloudfunctions/platform/photos'
import { giveRole } from '../../cloudfunctions/staff/give-role'
import { stationPlace } from '../../domain/role/place'
import { localDatabase } from '../../local/server/local-database'
import type { Server } from '../../local/server/start-server'
import { launchBrowser, shoot, visit } from '../helpers/browser'
import { aPicture } from '../helpers/photos'
import { startTestServer } from '../helpers/test-server'

jest.setTimeout(240_000)

let server: Server
let browser: Browser
let station: { readonly _id: string }
beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  const stations = localDatabase(server.cloud).collection('stations')
  const [any] = await rows<typeof station>(stations.where({}).orderBy('_id', 'asc').limit(1).get())
  if (!any) throw new Error('the demonstration has no station')
  station = any
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What is on the screen of the phone, in front. */
const front = (page: Page, selector: string) => page.locator(selector).locator('visible=true')
const shown = (page: Page, text: string | RegExp) =>
  page.getByText(text, { exact: true }).locator('visible=true').first()

/** Takes pictures from the album of the phone. */
async function choose(page: Page, count: number): Promise<void> {
  const buffer = await aPicture({ width: 1200, height: 900 })
  const files = Array.from({ length: count }, (_, i) => ({
    name: `${i}.jpg`,
    mimeType: 'image/jpeg',
    buffer,
  }))
  await page.locator('.phone-album').setInputFiles(files)
}

const openidOf = (page: Page) => page.evaluate(() => localStorage.getItem('local-phone:openid') ?? '')

describe('pictures in the mini program', () => {
  it('are chosen, sent again where that failed, taken out and sent off', async () => {
    const address = `${server.url}/weapp#/packages/resident/send-photos/index?id=${station._id}`
    const { page, context, complaints } = await visit(browser, address)
    await front(page, '.photo-tile--add').click()
    await shown(page, /^选照片，微信要你先同意/).waitFor()
    await shown(page, '同意').click()
    await choose(page, 2)
    await front(page, '.photo-tile--ready').nth(1).waitFor()

    await page.route('**/files/**', route =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    )
    await front(page, '.photo-tile--add').click()
    await choose(page, 1)
    await front(page, '.photo-tile--failed').waitFor()
    await shown(page, '发出去').click()
    await shown(page, '1 张照片没传上').waitFor()
    await shoot(page, 'weapp-photos-failed')
    await page.unroute('**/files/**')
    await shown(page, '再传一次').click()
    await front(page, '.photo-tile--ready').nth(2).waitFor()
    await front(page, '.photo-tile__remove').last().click()
    await shown(page, '2/9').waitFor()
    await shoot(page, 'weapp-photos-ready')
    await shown(page, '发出去').click()
    await front(page, '.submission-card').waitFor()
    await shoot(page, 'weapp-photos-sent')
    // What was cut off on purpose is told by the browser, and nothing else is.
    expect(complaints.filter(line => !line.includes('ERR_FAILED'))).toEqual([])
    await context.close()
  })

  it('are covered by staff with a finger', async () => {
    const database = localDatabase(server.cloud)
    const { page, context, complaints } = await visit(browser, `${server.url}/weapp`)
    await shown(page, '去这里').waitFor()
    await giveRole(database, {
      subject: `wx:${await openidOf(page)}`,
      nickname: '小李',
      role: 'station_staff',
      place: stationPlace(station._id),
      at: new Date(server.cloud.clock.now()),
    })
    const photo = await photoInUse()
    await page.goto(`${server.url}/weapp#/packages/staff/cover/index?photo=${photo._id}`)
    await page.reload()
    const area = front(page, '.cover-picture__area')
    await area.waitFor()
    const box = await area.boundingBox()
    if (!box) throw new Error('there is nothing to paint on')
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
    await page.mouse.move(...at(0.2, 0.2))
    await page.mouse.down()
    await page.mouse.move(...at(0.2, 0.7), { steps: 6 })
    await page.mouse.up()
    await front(page, '.cover-strokes').waitFor()
    await shoot(page, 'weapp-photos-brush')
    await shown(page, '保存遮盖').click()
    await shown(page, '遮盖好了，别人看到的是遮盖后的照片').waitFor()
    const after = await row<PhotoDocument>(database.collection(PHOTOS).doc(photo._id).get())
    const points = after?.cover?.strokes[0]?.points ?? []
    expect(after?.cover?.strokes).toHaveLength(1)
    expect(points[0]).toEqual([expect.closeTo(0.2, 1) as number, expect.closeTo(0.2, 1) as number])
    expect(points.at(-1)).toEqual([expect.closeTo(0.2, 1) as number, expect.closeTo(0.7, 1) as number])
    expect(complaints).toEqual([])
    await context.close()
  })
})

/** One of the pictures that were sent off: it is in use at the station. */
async function photoInUse(): Promise<PhotoDocument> {
  const photos = localDatabase(server.cloud).collection(PHOTOS)
  const newest = await rows<PhotoDocument>(
    photos.where({ state: 'ready' }).orderBy('createdAt', 'desc').limit(10).get(),
  )
  const photo = newest.find(({ use }) => use?.path.includes(`station:${station._id}`))
  if (!photo) throw new Error('nothing was sent')
  return photo
}
