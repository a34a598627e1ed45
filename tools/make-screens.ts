/**
 * Takes the README's pictures of the real thing, at ten on a Friday morning in the demonstration district:
 *
 *   CHROMIUM=/usr/bin/chromium node --import tsx tools/make-screens.ts
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { loadDistrict } from '../config/district/load-district'
import { prepareDistrict } from '../local/demo/prepare-district'
import { localDatabase } from '../local/server/local-database'
import { startServer, type Server } from '../local/server/start-server'
import { buildStale } from './build/build-stale'

const root = path.resolve(__dirname, '..')
const MORNING = Date.parse('2026-11-20T10:00:00+08:00')
/** In front of the station that the articles name, in GCJ-02 as the H5 preview is told it: WGS84. */
const PLACE = { latitude: 22.6052, longitude: 114.1153 }

const PHONE = {
  viewport: { width: 375, height: 812 },
  deviceScaleFactor: 2,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  geolocation: PLACE,
  permissions: ['geolocation'],
  reducedMotion: 'reduce' as const,
}

const shoot = (page: Page, name: string) =>
  page.screenshot({ path: path.join(root, 'docs/screens', `${name}.png`) })

async function main() {
  const say = (line: string) => console.log(line)
  await buildStale(root, ['functions', 'h5', 'phone'], { say })
  const dataDir = await mkdtemp(path.join(tmpdir(), 'nuanlin-screens-'))
  const server = await startServer({ root, dataDir, port: 0, demo: 'load' })
  server.cloud.clock.set(MORNING)
  await prepareDistrict(localDatabase(server.cloud), {
    loaded: loadDistrict(),
    demo: true,
    now: MORNING,
    log: () => undefined,
  })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  try {
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    await page.goto(server.url)
    await page.getByRole('button', { name: '用我的位置' }).click()
    await page.getByText('当前位置').first().waitFor()
    await settled(page)
    await shoot(page, 'home')
    await page.getByRole('navigation').getByRole('button', { name: '驿站' }).click()
    await page.locator('.station-row').locator('visible=true').first().waitFor()
    await page.locator('.leaflet-container').waitFor()
    await settled(page)
    await shoot(page, 'stations')
    await page.locator('.station-row').locator('visible=true').first().click()
    await page.locator('.station-head').waitFor()
    await settled(page)
    await shoot(page, 'station')
    await page.goto(`${server.url}/#/pages/me/index`)
    await page.locator('.list-row').locator('visible=true').first().click()
    await page.getByRole('navigation').getByRole('button', { name: '首页' }).click()
    await page.locator('.station-card').locator('visible=true').first().waitFor()
    await settled(page)
    await shoot(page, 'home-care')
    await shootCourier(browser, server)
    await shootStaff(browser, server)
  } finally {
    await browser.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The site as a persona, and how to open a page of its packages. */
async function enterAs(browser: Browser, { url }: Server, persona: string) {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  await page.goto(`${url}/local/personas`)
  await page.locator(`[data-persona="${persona}"]`).click()
  await page.waitForURL(address => address.pathname === '/')
  const open = async (path: string) => {
    // From nowhere: an app that is still starting would write its own page over the address.
    await page.goto('about:blank')
    await page.goto(`${url}/#/packages/${path}`)
  }
  return { page, open }
}

/** What somebody who takes part sees of it. */
async function shootCourier(browser: Browser, server: Server): Promise<void> {
  const { page, open } = await enterAs(browser, server, 'courier')
  await open('resident/my-submissions/index')
  await page.locator('.submission-card').first().waitFor()
  await settled(page)
  await shoot(page, 'photos')
  await open('resident/inbox/index')
  await page.locator('.inbox-card').first().waitFor()
  await settled(page)
  await shoot(page, 'messages')
  await open('account/privacy/index')
  await page.locator('.datum').first().waitFor()
  await settled(page)
  await shoot(page, 'privacy')
}

/** What those who work with it see. */
async function shootStaff(browser: Browser, server: Server): Promise<void> {
  const { page, open } = await enterAs(browser, server, 'administrator')
  await open('staff/stations/index')
  await page.getByLabel('搜我的驿站').fill('佳兆业广场')
  await page
    .getByRole('button', { name: /佳兆业广场/ })
    .first()
    .click()
  await page.locator('.desk-door').waitFor()
  await page.getByText('照常开放').waitFor()
  await settled(page)
  await shoot(page, 'desk')
  await page.getByText('照常开放').click()
  await page.getByText('临时关闭中').waitFor()
  await open('staff/emergency-start/index')
  await page.locator('.own-services').waitFor()
  await settled(page)
  await shoot(page, 'emergency')
  await open('office/audit/index')
  await page.locator('.record-row').first().waitFor()
  await settled(page)
  await shoot(page, 'log')
}

/** Until nothing is asked of the service any more and notices are gone. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('.notice__words') === null)
}

void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
