import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import type { Server } from '../../local/server/start-server'
import { launchBrowser, shoot } from '../helpers/browser'
import { openFoodTests } from '../helpers/food-booking'
import { asPersona, button, openPage, problemsOf, problemsOfPages } from '../helpers/persona'
import { startTestServer } from '../helpers/test-server'

jest.setTimeout(600_000)

let server: Server
let browser: Browser
beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  await openFoodTests(server)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const number = async (page: Page) =>
  (await page.locator('.ticket-code__number').innerText()).replace(/\D/g, '')
const idIn = (page: Page) => /id=([\w-]+)/.exec(page.url())?.[1] ?? ''
const slots = (page: Page) => page.getByRole('radiogroup', { name: '几点' }).getByRole('radio')

it('a resident books a food test in four taps from home, keeps it in the calendar and gives it up; somebody waits', async () => {
  const first = await asPersona(browser, server, 'resident')
  const { page } = first
  await button(page, /约快检/).click()
  await page.locator('.place-row').click()
  await slots(page).first().waitFor()
  await shoot(page, 'booking-slots')
  expect(await problemsOf(page)).toEqual([])
  await slots(page).first().click()
  await button(page, '确认预约').waitFor()
  await shoot(page, 'booking-confirm')
  expect(await problemsOf(page)).toEqual([])
  await button(page, '确认预约').click()
  await page.locator('.ticket-code__number').waitFor()
  await shoot(page, 'booking-ticket')
  expect(await problemsOf(page)).toEqual([])

  const saved = page.waitForEvent('download')
  await button(page, '加到日历').click()
  const file = readFileSync(await (await saved).path(), 'utf8')
  expect(file).toContain('BEGIN:VEVENT')
  expect(file.replace(/(\d{4}) (?=\d{4})/g, '$1')).toContain(await number(page))

  // Somebody else finds the slot full and waits.
  const next = await asPersona(browser, server, 'resident')
  await openPage(next.page, server, 'booking/book/index')
  await next.page.locator('.place-row').click()
  await next.page.getByRole('radio', { name: /约满/ }).click()
  await shoot(next.page, 'booking-line')
  expect(await problemsOf(next.page)).toEqual([])
  await button(next.page, '排候补').click()
  await next.page.getByText('你排第一个').waitFor()
  await shoot(next.page, 'booking-waiting')

  const cancelled = idIn(page)
  await button(page, '取消预约').click()
  await shoot(page, 'booking-cancel')
  expect(await problemsOf(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click()
  await page.getByText('已取消').waitFor()
  await shoot(page, 'booking-cancelled')

  for (const care of [false, true])
    expect(
      await problemsOfPages(page, server, { care, language: 'zh-CN' }, [
        ['booking/book/index', '.place-row'],
        [`booking/booking/index?id=${cancelled}`, '.ticket'],
      ]),
    ).toEqual([])
  for (const { complaints, context } of [first, next]) {
    expect(complaints).toEqual([])
    await context.close()
  }
})
