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

const url = (path = '') => `${server.url}/${path}`
const tab = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name })
const stations = (page: Page) => page.locator('.station-row__name').locator('visible=true')

describe('a first visit', () => {
  it('from home to a favourite and back, without a permission, and it is still there tomorrow', async () => {
    const { page, context, complaints } = await visit(browser, url())
    await page.getByRole('button', { name: '去这里' }).first().waitFor()
    // Rows of a list keep their distance, in whatever order the styles of home's parts arrive.
    const padding = await page
      .locator('.station-row')
      .first()
      .evaluate(row => Number.parseFloat(getComputedStyle(row).paddingTop))
    expect(padding).toBeGreaterThanOrEqual(12)
    await shoot(page, 'h5-1-home')

    await tab(page, '驿站').click()
    await stations(page).first().waitFor()
    await page.locator('.leaflet-container').waitFor()
    await shoot(page, 'h5-2-stations')

    await page.getByRole('searchbox').fill('bujijzy')
    await page.getByText('没有找到').or(page.getByText('没找到')).first().waitFor()
    await page.getByRole('searchbox').fill('jzy')
    await page.locator('.station-row__name', { hasText: '布吉街道佳兆业广场暖蜂驿站' }).waitFor()
    await shoot(page, 'h5-3-search')

    await page.locator('.station-row__name', { hasText: '佳兆业' }).first().click()
    await page.getByRole('heading', { name: '布吉街道佳兆业广场暖蜂驿站' }).waitFor()
    await shoot(page, 'h5-4-station')
    await page.getByRole('button', { name: '收藏' }).click()
    await page.getByRole('button', { name: '已收藏' }).waitFor()
    // The star is filled at the tap; what counts for tomorrow is that the service has it.
    await page.getByText('已收藏，在「我的」里能找到').locator('visible=true').waitFor()

    await page.goBack()
    await page.locator('.station-row__name', { hasText: '佳兆业' }).first().waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe('jzy')

    await page.goto(url('#/packages/resident/favourites/index'))
    await page.reload()
    await page.getByText('布吉街道佳兆业广场暖蜂驿站').first().waitFor()
    await shoot(page, 'h5-5-favourites')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('picks a community by hand, and home counts from there', async () => {
    const { page, context, complaints } = await visit(browser, url())
    await page.getByRole('button', { name: '选社区' }).first().click()
    await page.getByRole('searchbox').fill('mmw')
    await page.getByText('木棉湾社区').first().click()
    await page.getByRole('button', { name: '选社区 木棉湾社区' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: '选社区 木棉湾社区' }).waitFor()
    await shoot(page, 'h5-6-community')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('uses the place of the phone when it is allowed to', async () => {
    const { page, context } = await visit(browser, url(), { location: { lat: 22.6, lng: 114.12 } })
    await page.getByRole('button', { name: '用我的位置' }).click()
    await page.getByText('当前位置').first().waitFor()
    await context.close()
  })
})

describe('filters', () => {
  it('narrow list and map alike, and are dropped in one tap when nothing is left', async () => {
    const { page, context } = await visit(browser, url('#/pages/stations/index'))
    await stations(page).first().waitFor()
    const openOnly = (procedure: string) =>
      page.waitForRequest(
        request =>
          request.url().endsWith(`/api/station/${procedure}`) &&
          (request.postData() ?? '').includes('"openNow":true'),
      )
    const both = Promise.all([openOnly('nearby'), openOnly('pins')])
    await page.getByRole('button', { name: '开放中', exact: true }).click()
    await both
    await shoot(page, 'h5-8-filtered')
    await page.getByRole('searchbox').fill('没有这样的名字')
    await page.getByRole('button', { name: '不筛了，看全部' }).click()
    await stations(page).first().waitFor()
    await context.close()
  })
})

describe('when things go wrong', () => {
  it('without a network what was seen stays, marked as old; back again it is fresh', async () => {
    const { page, context } = await visit(browser, url())
    await page.getByRole('button', { name: '去这里' }).first().waitFor()
    const name = await page.locator('.station-card__name').first().innerText()
    await page.route('**/api/**', route => route.abort('internetdisconnected'))
    await context.setOffline(true)
    await tab(page, '我的').click()
    await tab(page, '首页').click()
    await page.getByText(name).first().waitFor()
    await context.setOffline(false)
    await page.unroute('**/api/**')
    await page.getByText(name).first().waitFor()
    await context.close()
  })

  it('a failing service is said plainly, and one tap tries again', async () => {
    const { page, context } = await visit(browser, 'about:blank')
    let broken = true
    await page.route('**/api/station/home', route =>
      broken
        ? route.fulfill({
            status: 429,
            contentType: 'application/json',
            body: JSON.stringify({
              error: { code: 'RATE_LIMITED', message: '操作太快了，请稍等再试。' },
              requestId: 'x',
            }),
          })
        : route.continue(),
    )
    await page.goto(url())
    await page.getByText('操作太快了，请稍等再试。').first().waitFor()
    await shoot(page, 'h5-7-error')
    broken = false
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('button', { name: '去这里' }).first().waitFor()
    await context.close()
  })

  it('a station that is gone says so and leads on', async () => {
    const { page, context } = await visit(browser, url('#/packages/resident/station/index?id=NOPE'))
    await page.getByText('找不到这个页面').waitFor()
    await page.getByRole('button', { name: '找驿站' }).click()
    await stations(page).first().waitFor()
    await context.close()
  })

  it('a double tap on the favourite leaves it as the last tap said', async () => {
    const { page, context } = await visit(browser, url('#/pages/stations/index'))
    await stations(page).first().click()
    const star = page.getByRole('button', { name: '收藏' })
    await star.dblclick()
    await page.waitForLoadState('networkidle')
    const shown = await star.innerText()
    await page.reload()
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: '收藏' }).waitFor()
    expect((await page.getByRole('button', { name: '收藏' }).innerText()).trim()).toBe(shown.trim())
    await context.close()
  })
})
