/**
 * The phone page in Chromium, under the policy it promises to work with.
 * @jest-environment node
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type Page, chromium } from 'playwright-core'
import { type PhonePage, buildPhone } from '../../local/phone/serve-phone'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
] // prettier-ignore
const POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'"

/** Without a browser there is nothing to see; where it must be there, its absence fails. */
const withBrowser = existsSync(CHROMIUM) || process.env.CI !== undefined ? test : test.skip

let server: Server
let origin: string
let context: BrowserContext | undefined
let profile: string
const calls: unknown[] = []
const complaints: string[] = []

beforeAll(async () => {
  const built = await buildPhone(join(__dirname, 'fixture'), {
    location: { latitude: 22.6, longitude: 114.1 },
  })
  server = serve(built)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  profile = mkdtempSync(join(tmpdir(), 'phone-page-'))
}, 60_000)

beforeEach(() => {
  calls.length = 0
  complaints.length = 0
})

afterEach(async () => {
  await context?.close()
  context = undefined
})

afterAll(async () => {
  rmSync(profile, { recursive: true, force: true })
  await new Promise(resolve => server.close(resolve))
})

function serve(built: PhonePage): Server {
  const files: Record<string, [string, string]> = {
    '/weapp/': ['text/html', built.html],
    '/weapp/phone.js': ['text/javascript', built.script],
    '/weapp/phone.css': ['text/css', built.style],
    '/weapp/bundle.json': ['application/json', built.bundle],
  }
  return createServer((request, response) => {
    const file = files[request.url ?? '']
    if (request.url === '/local/call-function') {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        const call = JSON.parse(body) as { name: string }
        calls.push(call)
        const answer =
          call.name === 'bad' ? { errCode: -501000, errMsg: 'no such function' } : { result: { n: 1 } }
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
      })
    } else if (file === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': file[0], 'content-security-policy': POLICY }).end(file[1])
  })
}

async function open(width: number, height: number, hash = ''): Promise<Page> {
  context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
    viewport: { width, height },
  })
  const page = await context.newPage()
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      complaints.push(request.url())
  })
  await page.goto(`${origin}/weapp/${hash}`)
  await page.waitForSelector('.phone-page')
  return page
}

withBrowser('on a wide window: a phone in a frame, under a strict policy, asking no other host', async () => {
  const page = await open(1280, 900)
  const screen = await page.locator('.phone-screen').boundingBox()
  expect(screen).toMatchObject({ width: 375, height: 812 })
  expect((await page.locator('.bar, .custom-tab-bar-index--bar').first().boundingBox())?.width).toBe(375)
  await page.click('#add')
  await page.fill('#name input', '小明')
  await page.locator('#count', { hasText: /^2$/ }).waitFor()
  await page.locator('#greeting', { hasText: '你好，小明' }).waitFor()
  await page.click('#open')
  await page.locator('.phone-title', { hasText: '详情' }).waitFor()
  await page.click('.phone-back')
  await page.locator('.phone-title', { hasText: '首页' }).waitFor()
  await page.click('text=列表')
  await page.locator('.row').first().waitFor()
  expect(complaints).toEqual([])
})

withBrowser('on a narrow window: the window is the phone, and rpx follow it', async () => {
  const page = await open(390, 700, '#/pages/list/index')
  expect(await page.locator('.phone-screen').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 700 })
  expect(await page.locator('.panel').isVisible()).toBe(false)
  const bar = page.locator('.custom-tab-bar-index--bar')
  expect(await bar.evaluate(element => getComputedStyle(element).height)).toBe('52px')
  expect(complaints).toEqual([])
})

withBrowser('the map moves under the finger, and the page hears of it', async () => {
  const page = await open(1280, 900, '#/pages/place/index')
  const map = await page.locator('wx-map').boundingBox()
  expect(map).not.toBeNull()
  const [x, y] = [(map?.x ?? 0) + 40, (map?.y ?? 0) + 40]
  const place = () =>
    page
      .locator('.phone-marker')
      .first()
      .evaluate(element => element.style.transform)
  const before = await place()
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 20, { steps: 4 })
  await page.mouse.up()
  await page.waitForFunction(
    () => document.querySelector('#events')?.textContent === 'begin gesture;end drag;',
  )
  expect(await place()).not.toBe(before)
  expect(complaints).toEqual([])
})

withBrowser('cloud calls are posted with a browser’s own openid, and storage outlives a reload', async () => {
  const page = await open(1280, 900)
  const call = (name: string) =>
    page.evaluate(async wanted => {
      const { wx } = (
        window as unknown as {
          phone: { wx: { cloud: Record<string, (options: object) => Promise<object>> } }
        }
      ).phone
      void wx.cloud.init?.({})
      return wx.cloud.callFunction?.({ name: wanted, data: { a: 1 } }).then(
        result => result,
        (error: unknown) => ({ ...(error as { errCode: number; errMsg: string }) }),
      )
    }, name)
  expect(await call('good')).toMatchObject({ result: { n: 1 }, errMsg: 'cloud.callFunction:ok' })
  expect(await call('bad')).toMatchObject({ errCode: -501000 })
  const openid = (calls[0] as { openid: string }).openid
  expect(openid).toMatch(/^local-phone-[0-9a-f]{28}$/)
  expect(calls[0]).toEqual({ name: 'good', data: { a: 1 }, openid })
  type Store = { phone: { wx: Record<string, (...args: unknown[]) => unknown> } }
  await page.evaluate(() => (window as unknown as Store).phone.wx.setStorageSync?.('kept', [1, '暖']))
  await page.reload()
  await page.waitForSelector('.phone-page')
  expect(await page.evaluate(() => (window as unknown as Store).phone.wx.getStorageSync?.('kept'))).toEqual([
    1,
    '暖',
  ])
  await call('again')
  expect(calls.at(-1)).toMatchObject({ openid })
})
