import type { Browser, Page } from 'playwright-core'
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

    await shown(page, '开放中').click()
    await page
      .locator('.station-row', { hasText: /开放中|全天开放|关门/ })
      .locator('visible=true')
      .first()
      .waitFor()
    await shoot(page, 'weapp-3-open-now')

    const row = page.locator('.station-row').locator('visible=true').first()
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
})
