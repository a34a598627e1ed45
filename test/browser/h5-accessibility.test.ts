import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import type { Locale } from '../../domain/contract/locale'
import type { Server } from '../../local/server/start-server'
import { launchBrowser, shoot, visit, type Visit } from '../helpers/browser'
import { startTestServer } from '../helpers/test-server'

jest.setTimeout(600_000)

const STATION = 'LG-DEMO'
const screens: readonly { name: string; path: string; ready: string }[] = [
  { name: 'home', path: 'pages/home/index', ready: '.station-card' },
  { name: 'stations', path: 'pages/stations/index', ready: '.station-row' },
  { name: 'me', path: 'pages/me/index', ready: '.me-version' },
  { name: 'station', path: `packages/resident/station/index?id=${STATION}`, ready: '.station-head' },
  { name: 'community', path: 'packages/resident/community/index', ready: '.list-row' },
  { name: 'grid', path: 'packages/resident/grid/index', ready: '.state-view' },
  { name: 'favourites', path: 'packages/resident/favourites/index', ready: '.state-view' },
  { name: 'inbox', path: 'packages/resident/inbox/index', ready: '.state-view' },
  { name: 'my-submissions', path: 'packages/resident/my-submissions/index', ready: '.state-view' },
  { name: 'send-photos', path: `packages/resident/send-photos/index?id=${STATION}`, ready: '.photo-field' },
]
const modes = [false, true]
const languages: readonly Locale[] = ['zh-CN', 'en']

let server: Server
let browser: Browser
let station: string
beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  station = await anyStation(server)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** The named station of the demonstration, whatever its code. */
async function anyStation({ url }: Server): Promise<string> {
  const answer = await fetch(`${url}/api/station/nearby`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input: { filters: { text: '佳兆业广场' } } }),
  })
  const { data } = (await answer.json()) as { data: { items: { id: string }[] } }
  return data.items[0]?.id ?? ''
}

describe.each(languages)('in %s', language => {
  describe.each(modes)('care mode %s', care => {
    let visitor: Visit
    beforeAll(async () => {
      visitor = await visit(browser, `${server.url}/#/pages/me/index`)
      const { page } = visitor
      await page.getByText('English').click()
      if (language === 'zh-CN') await page.getByText('中文').click()
      if (care) await page.locator('.list-row').first().click()
    })
    afterAll(() => visitor.context.close())

    it.each(screens)('$name has no violation and fits every width', async ({ name, path, ready }) => {
      const { page, complaints } = visitor
      await page.goto('about:blank')
      await page.goto(`${server.url}/#/${path.replace(STATION, station)}`)
      await page.locator(ready).first().waitFor()
      await shoot(page, `axe-${name}-${language}-${care ? 'care' : 'normal'}`)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(
          v =>
            `${v.id}: ${v.nodes
              .map(n => n.html)
              .join(' | ')
              .slice(0, 400)}`,
        ),
      ).toEqual([])
      for (const width of [320, 375, 768, 1280]) {
        await page.setViewportSize({ width, height: 812 })
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect([width, overflow]).toEqual([width, 0])
      }
      expect(await tooSmall(page, care ? 60 : 44)).toEqual([])
      expect(complaints).toEqual([])
    })
  })
})

/** Things to tap that are smaller than a finger; measured where the page is shown, map pins and credits aside. */
async function tooSmall(page: Page, least: number): Promise<string[]> {
  await page.setViewportSize({ width: 375, height: 812 })
  return page.evaluate(pixels => {
    const targets = Array.from(
      document.querySelectorAll<HTMLElement>(
        '[role=button],[role=tab],[role=radio],[role=switch],button,a[href]',
      ),
    )
    return targets
      .filter(
        target => !target.closest('.leaflet-container, .map-canvas__credit') && target.offsetParent !== null,
      )
      .map(target => ({ target, box: target.getBoundingClientRect() }))
      .filter(
        ({ box }) => box.width > 0 && (box.height < pixels - 0.5 || box.width < Math.min(pixels, 44) - 0.5),
      )
      .map(
        ({ target, box }) =>
          `${target.className} "${target.innerText.slice(0, 20)}" ${Math.round(box.width)}×${Math.round(box.height)}`,
      )
  }, least)
}
