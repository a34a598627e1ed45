import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { rows } from '../../cloudfunctions/platform/database'
import { giveRole } from '../../cloudfunctions/staff/give-role'
import { stationPlace } from '../../domain/role/place'
import { localDatabase } from '../../local/server/local-database'
import type {} from '../../local/phone/browser/main'
import type { Server } from '../../local/server/start-server'
import { launchBrowser, shoot, visit } from '../helpers/browser'
import { startTestServer } from '../helpers/test-server'

jest.setTimeout(240_000)

let server: Server
let browser: Browser
beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What is on the screen of the phone, in front. */
const shown = (page: Page, text: string | RegExp) =>
  page.getByText(text, { exact: true }).locator('visible=true').first()

/** Bytes that WeChat's two threads pass at once without a stutter (docs of WeChat: setData). */
const SET_DATA_LIMIT = 64 * 1024

/** The largest piece of data that a page has handed to its view since the phone started, in bytes. */
async function largestSetData(page: Page): Promise<number> {
  const sizes = await page.evaluate(() => window.phone?.log.setData.map(({ bytes }) => bytes) ?? [])
  expect(sizes.length).toBeGreaterThan(10)
  return Math.max(...sizes)
}

/** The real mini program bundle, on WeChat's own page framework, strict about what WeChat lacks. */
describe('the mini program', () => {
  it('walks from home to stations, filter, station, favourite and back, on the local cloud', async () => {
    const { page, context, complaints } = await visit(browser, `${server.url}/weapp`)
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    await shown(page, '去这里').waitFor()
    await shoot(page, 'weapp-1-home')

    await shown(page, '驿站').click()
    await page.locator('.station-row').locator('visible=true').first().waitFor()
    await page.locator('[data-marker-id]').first().waitFor({ state: 'attached' })
    await shoot(page, 'weapp-2-stations')

    const rows = page.locator('.station-row').locator('visible=true')
    await page.locator('.chip', { hasText: '开放中' }).locator('visible=true').click()
    await page.locator('.chip--on', { hasText: '开放中' }).locator('visible=true').waitFor()
    await rows
      .filter({ hasText: /已关门|关闭/ })
      .first()
      .waitFor({ state: 'detached' })
    const open = rows.filter({ hasText: /开放|分钟后关门|马上关门/ })
    await open.first().waitFor()
    expect(await open.count()).toBe(await rows.count())
    await shoot(page, 'weapp-3-open-now')

    const row = rows.first()
    const name = await row.locator('.station-row__name').innerText()
    await row.click()
    await page.locator('.station-head__name').waitFor()
    expect(await page.locator('.station-head__name').innerText()).toBe(name)
    await shoot(page, 'weapp-4-station')

    await shown(page, '收藏').click()
    await shown(page, '已收藏').waitFor()
    await page.getByRole('button', { name: '返回' }).locator('visible=true').first().click()
    await page.locator('.station-row').locator('visible=true').first().waitFor()
    await shoot(page, 'weapp-5-back')

    await shown(page, '我的').click()
    await shown(page, '我的收藏').click()
    await shown(page, name).waitFor()
    await shoot(page, 'weapp-6-favourites')

    expect(await largestSetData(page)).toBeLessThan(SET_DATA_LIMIT)
    await page.goto(`${server.url}/weapp#/pages/me/index`)
    await page.reload()
    await shown(page, '关怀版').click()
    await shown(page, '首页').click()
    await shown(page, '打电话').waitFor()
    await shoot(page, 'weapp-7-care')
    expect(complaints).toEqual([])
    expect(errors).toEqual([])
    await context.close()
  })

  it('takes staff from the workbench to the desk of their station: the door, and what is free', async () => {
    const { page, context, complaints } = await visit(browser, `${server.url}/weapp`)
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    await shown(page, '去这里').waitFor()
    const openid = await page.evaluate(() => localStorage.getItem('local-phone:openid'))
    const database = localDatabase(server.cloud)
    const [station] = await rows<{ _id: string }>(
      database.collection('stations').where({ kinds: 'rest_station' }).orderBy('_id', 'asc').limit(1).get(),
    )
    await giveRole(database, {
      subject: `wx:${openid ?? ''}`,
      nickname: '小李',
      role: 'station_staff',
      place: stationPlace(station?._id ?? ''),
      at: new Date(server.cloud.clock.now()),
    })
    await page.goto(`${server.url}/weapp#/packages/staff/workbench/index`)
    await page.reload()
    await shown(page, '管我的驿站').click()
    await shown(page, '照常开放').waitFor()
    await shoot(page, 'weapp-staff-1-desk')
    await shown(page, '照常开放').click()
    await shown(page, '临时关闭中').waitFor()
    await shoot(page, 'weapp-staff-2-closed')
    await shown(page, '临时关闭中').click()
    await shown(page, '照常开放').waitFor()
    for (const all of await page.getByText('全空', { exact: true }).all()) await all.click()
    await shown(page, '告诉大家').click()
    await shown(page, '上次清点：刚刚').waitFor()
    await shoot(page, 'weapp-staff-3-told')
    expect(complaints).toEqual([])
    expect(errors).toEqual([])
    await context.close()
  })

  it('asks for the agreement to the privacy guide itself; who refuses picks a community by hand', async () => {
    const { page, context, complaints } = await visit(
      browser,
      `${server.url}/weapp#/packages/resident/community/index`,
    )
    await shown(page, '看我在哪个社区').click()
    await shown(page, '看隐私保护指引').waitFor()
    await shoot(page, 'weapp-privacy-gate')
    await shown(page, '不同意').click()
    await shown(page, '看隐私保护指引').waitFor({ state: 'detached' })
    await shown(page, '按街道找').waitFor()
    await shown(page, '看我在哪个社区').click()
    await shown(page, '同意').click()
    await shown(page, '允许').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it.each(['weapp', 'h5'])(
    'and what is deployed of %s carry no schemas, and nothing of this machine',
    client => {
      const folder = path.resolve(__dirname, '../../dist', client)
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
        /\.(js|html|wxml|json)$/.test(file),
      )
      expect(files.length).toBeGreaterThan(5)
      const carrying = files.filter(file =>
        /_zod|\/local\/|persona[^l]|local-nuanlin/.test(readFileSync(path.join(folder, file), 'utf8')),
      )
      expect(carrying).toEqual([])
    },
  )
})
