import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const SHOTS = path.resolve(__dirname, '../browser/shots')

export async function launchBrowser(): Promise<Browser> {
  if (!existsSync(EXECUTABLE))
    throw new Error('no Chromium: npm test installs it on Debian, elsewhere name yours with CHROMIUM=…')
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS })
}

export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** What went wrong unseen: console errors, exceptions, requests to any other host. */
  readonly complaints: readonly string[]
}

/** A person with a phone in their hand who comes to the site for the first time. */
export async function visit(
  browser: Browser,
  url: string,
  options: {
    readonly width?: number
    readonly height?: number
    readonly location?: { lat: number; lng: number }
  } = {},
): Promise<Visit> {
  const { width = 375, height = 812, location } = options
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...(location
      ? { geolocation: { latitude: location.lat, longitude: location.lng }, permissions: ['geolocation'] }
      : {}),
  })
  const page = await context.newPage()
  const complaints: string[] = []
  const host = new URL(url).host
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', error => complaints.push(`exception: ${error.message}`))
  page.on('request', request => {
    const asked = new URL(request.url())
    if (asked.protocol.startsWith('http') && asked.host !== host)
      complaints.push(`outside host: ${asked.host}`)
  })
  await page.goto(url)
  return { context, page, complaints }
}

/** Keeps a picture of the walk, for people to judge; the folder is not part of the repository. */
export async function shoot(page: Page, name: string): Promise<void> {
  await mkdir(SHOTS, { recursive: true })
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`) })
}
