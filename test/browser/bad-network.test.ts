import type { Browser, Page, Route } from 'playwright-core'
import { rows } from '../../cloudfunctions/platform/database'
import { localDatabase } from '../../local/server/local-database'
import type { Server } from '../../local/server/start-server'
import { launchBrowser, shoot } from '../helpers/browser'
import { asPersona, button, openPage } from '../helpers/persona'
import { startTestServer } from '../helpers/test-server'

jest.setTimeout(240_000)

let server: Server
let browser: Browser
let stations: string[]
beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  const all = await rows<{ _id: string }>(
    localDatabase(server.cloud)
      .collection('stations')
      .where({ kinds: 'rest_station' })
      .orderBy('_id', 'asc')
      .limit(3)
      .get(),
  )
  stations = all.map(({ _id }) => _id)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const REPORT = '**/api/station/reportLocked'
const reports = (station = '') =>
  rows<{ person: string; reportedAt: string }>(
    localDatabase(server.cloud).collection('locked_reports').where({ station }).limit(10).get(),
  )
const openStation = async (page: Page, station = '') => {
  await openPage(page, server, `resident/station/index?id=${station}`)
  await page.locator('.station-head__name').waitFor()
}
const tell = async (page: Page) => {
  await button(page, '到了发现没开门').click()
  await button(page, '没开，告诉他们').click()
}
/** The last failure of a network that is cut by us: the browser says so in the console. */
const without = (complaints: readonly string[]) =>
  complaints.filter(one => !/ERR_FAILED|ERR_INTERNET_DISCONNECTED|status of 503/.test(one))

describe('a bad network', () => {
  it('cut: what was done is kept, survives the closed page, is seen, and goes out once when it is back', async () => {
    const { page, context, complaints } = await asPersona(browser, server, 'resident')
    const [station] = stations
    await openStation(page, station)
    const before = await reports(station)
    await page.route('**/api/**', route => route.abort())
    await tell(page)
    await page.getByText('还没发出，有网络就自动发').waitFor()
    await shoot(page, 'bad-network-1-waits')
    // The page is closed and opened again, still without a network.
    await openStation(page, station)
    await page.getByText('还没发出，有网络就自动发').waitFor()
    await page.goto('about:blank')
    await page.goto(`${server.url}/#/pages/me/index`)
    await button(page, /待发送/).click()
    await page.getByText('报告驿站没开门').waitFor()
    await shoot(page, 'bad-network-2-outbox')
    expect(await reports(station)).toHaveLength(before.length)
    await page.unroute('**/api/**')
    await button(page, '现在就发').click()
    await page.getByText('都发出去了').waitFor()
    await openStation(page, station)
    await page.getByText(/你.*说过这里没开门/).waitFor()
    expect(await reports(station)).toHaveLength(before.length + 1)
    expect(without(complaints)).toEqual([])
    await context.close()
  })

  it('answers that are lost, and an act that therefore arrives twice, leave one report', async () => {
    const { page, context, complaints } = await asPersona(browser, server, 'resident')
    const station = stations[1]
    await openStation(page, station)
    let arrived = 0
    await page.route(REPORT, async (route: Route) => {
      arrived++
      if (arrived > 2) return route.continue()
      // The service hears it; the phone never hears of that.
      await route.fetch()
      return route.abort()
    })
    await tell(page)
    await page.getByText(/你.*说过这里没开门/).waitFor()
    expect(arrived).toBe(3)
    expect(await reports(station)).toHaveLength(1)
    expect(without(complaints)).toEqual([])
    await context.close()
  })

  it('slow: it says so, a second tap does nothing, and the answer counts when it comes', async () => {
    const { page, context, complaints } = await asPersona(browser, server, 'resident')
    const station = stations[2]
    await openStation(page, station)
    let answer: () => void = () => undefined
    const held = new Promise<void>(resolve => (answer = resolve))
    let asked = 0
    await page.route(REPORT, async (route: Route) => {
      asked++
      await held
      return route.continue()
    })
    await button(page, '到了发现没开门').click()
    const confirm = button(page, '没开，告诉他们')
    await confirm.click()
    await page.locator('button[disabled]', { hasText: '没开，告诉他们' }).waitFor()
    await confirm.click({ force: true })
    answer()
    await page.getByText(/你.*说过这里没开门/).waitFor()
    expect(asked).toBe(1)
    expect(await reports(station)).toHaveLength(1)
    expect(without(complaints)).toEqual([])
    await context.close()
  })

  it('what is typed is there again after a failed call and a closed page', async () => {
    const { page, context, complaints } = await asPersona(browser, server, 'resident')
    await openPage(page, server, 'account/profile/index')
    const name = page.getByRole('textbox', { name: '称呼' })
    await name.fill('巷口的王师傅')
    await page.route('**/api/**', route => route.abort())
    await button(page, '保存').click()
    await page.getByRole('alert').waitFor()
    expect(await name.inputValue()).toBe('巷口的王师傅')
    await page.unroute('**/api/**')
    await openPage(page, server, 'account/profile/index')
    await name.waitFor()
    expect(await name.inputValue()).toBe('巷口的王师傅')
    await button(page, '保存').click()
    await page.getByText('已保存').waitFor()
    await openPage(page, server, 'account/profile/index')
    await name.waitFor()
    expect(await name.inputValue()).toBe('巷口的王师傅')
    await button(page, '保存').waitFor({ state: 'detached' })
    expect(without(complaints)).toEqual([])
    await context.close()
  })
})
