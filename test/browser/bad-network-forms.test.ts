import type { Browser, Page, Route } from 'playwright-core'
import { rows } from '../../cloudfunctions/platform/database'
import { PHOTOS, type PhotoDocument } from '../../cloudfunctions/platform/photos'
import type { SubmissionDocument } from '../../cloudfunctions/submissions/document'
import { localDatabase } from '../../local/server/local-database'
import type { Server } from '../../local/server/start-server'
import { launchBrowser } from '../helpers/browser'
import { asPersona, button, openPage } from '../helpers/persona'
import { choosePhotos, contentChecked } from '../helpers/submitting'
import { startTestServer } from '../helpers/test-server'

jest.setTimeout(240_000)

let server: Server
let browser: Browser
let stations: string[]
beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  const all = localDatabase(server.cloud).collection('stations').where({}).orderBy('_id', 'asc').limit(6)
  stations = (await rows<{ _id: string }>(all.get())).map(({ _id }) => _id)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const API = '**/api/**'
const SEND = '**/api/submissions/send'
const SMALL = { width: 400, height: 300 }

const submissionsOf = (station: string) =>
  rows<SubmissionDocument>(
    localDatabase(server.cloud).collection('submissions').where({ station }).limit(10).get(),
  )
const stationAt = (i: number) => stations[i] ?? ''
/** Every call arrives twice, as where a network repeats what it carries; the second answer is the one that is heard. */
const twice = async (route: Route) => {
  await route.fetch()
  await route.fulfill({ response: await route.fetch() })
}
/** The service hears it, and the answer is lost. */
const unheard = async (route: Route) => {
  await route.fetch()
  await route.abort()
}
/** The last failure of a network that is cut by us: the browser says so in the console. */
const without = (complaints: readonly string[]) =>
  complaints.filter(one => !/ERR_FAILED|ERR_INTERNET_DISCONNECTED|status of 503/.test(one))

async function fillIn(page: Page, station: string, caption: string): Promise<void> {
  await openPage(page, server, `resident/send-photos/index?id=${station}`)
  await choosePhotos(page, 1, SMALL)
  await page.locator('.photo-tile--ready').waitFor()
  await page.getByRole('textbox', { name: '说明（选填）' }).fill(caption)
}
const send = (page: Page) => button(page, '发出去').click()

describe('photos with words, on a bad network', () => {
  it('cut: they wait, survive the closed page, and go out once', async () => {
    const { page, context, complaints } = await asPersona(browser, server, 'resident')
    const station = stationAt(0)
    await openPage(page, server, `resident/station/index?id=${station}`)
    await fillIn(page, station, '门口有棵树')
    await page.route(API, route => route.abort())
    await send(page)
    await page.getByText('先替你记着').waitFor()
    await page.goto('about:blank')
    await page.goto(`${server.url}/#/pages/me/index`)
    await button(page, /待发送/).click()
    expect(await submissionsOf(station)).toEqual([])
    await page.unroute(API)
    // What is tried again by itself may come before the tap: then there is nothing to send by hand any more.
    await button(page, '现在就发')
      .click({ timeout: 3000 })
      .catch(() => undefined)
    await page.getByText('都发出去了').waitFor()
    expect((await submissionsOf(station)).map(({ caption }) => caption)).toEqual(['门口有棵树'])
    expect(without(complaints)).toEqual([])
    await context.close()
  })

  it('slow: it says so, and a second tap sends nothing', async () => {
    const { page, context, complaints } = await asPersona(browser, server, 'resident')
    const station = stationAt(1)
    await fillIn(page, station, '门口有口井')
    let answer: () => void = () => undefined
    const held = new Promise<void>(resolve => (answer = resolve))
    let asked = 0
    await page.route(SEND, async route => {
      asked++
      await held
      await route.continue()
    })
    await send(page)
    const waiting = button(page, '正在发…')
    await waiting.waitFor()
    await waiting.click({ force: true })
    answer()
    await page.locator('.submission-card').first().waitFor()
    expect(asked).toBe(1)
    expect(await submissionsOf(station)).toHaveLength(1)
    expect(without(complaints)).toEqual([])
    await context.close()
  })

  it('answering twice, pictures and words alike: one of each', async () => {
    const { page, context, complaints } = await asPersona(browser, server, 'resident')
    const station = stationAt(2)
    const photos = async () =>
      (await rows<PhotoDocument>(localDatabase(server.cloud).collection(PHOTOS).limit(100).get())).length
    const before = await photos()
    for (const call of ['photos/grant', 'photos/finish', 'submissions/send'])
      await page.route(`**/api/${call}`, twice)
    await fillIn(page, station, '门口有面旗')
    await send(page)
    await page.locator('.submission-card').first().waitFor()
    expect(await photos()).toBe(before + 1)
    expect(await submissionsOf(station)).toHaveLength(1)
    expect(without(complaints)).toEqual([])
    await context.close()
  })

  it('an answer about a picture that is lost: sent again by hand it is the same picture', async () => {
    const { page, context, complaints } = await asPersona(browser, server, 'resident')
    await openPage(page, server, `resident/send-photos/index?id=${stationAt(3)}`)
    await page.route('**/api/photos/finish', unheard)
    await choosePhotos(page, 1, SMALL)
    const again = button(page, '重新传第 1 张照片')
    await again.waitFor()
    await page.unroute('**/api/photos/finish')
    await again.click()
    await page.locator('.photo-tile--ready').waitFor()
    await page.reload()
    await page.locator('.photo-tile--ready').waitFor()
    await page.getByText('1/9').waitFor()
    expect(without(complaints)).toEqual([])
    await context.close()
  })
})

describe('a profile, on a bad network', () => {
  it('slow and answering twice: it is saved once, and says so', async () => {
    const { page, context, complaints } = await asPersona(browser, server, 'courier')
    await openPage(page, server, 'account/profile/index')
    let answer: () => void = () => undefined
    const held = new Promise<void>(resolve => (answer = resolve))
    await page.route('**/api/account/update', async route => {
      await held
      await twice(route)
    })
    await page.getByRole('textbox', { name: '称呼' }).fill('跑得快的小周')
    await button(page, '保存 称呼').click()
    await page.locator('button[disabled]', { hasText: '正在保存' }).waitFor()
    answer()
    await page.getByText('已保存').waitFor()
    await openPage(page, server, 'account/profile/index')
    await page.getByRole('textbox', { name: '称呼' }).waitFor()
    expect(await page.getByRole('textbox', { name: '称呼' }).inputValue()).toBe('跑得快的小周')
    expect(without(complaints)).toEqual([])
    await context.close()
  })
})

describe('why staff refuse, on a bad network', () => {
  it('is kept; sent again from a sheet that was closed it is the same act', async () => {
    const station = stationAt(4)
    const resident = await asPersona(browser, server, 'resident')
    await fillIn(resident.page, station, '门口有只猫')
    await send(resident.page)
    await resident.page.locator('.submission-card').first().waitFor()
    // What others of these tests sent would stand before it in the queue.
    const database = localDatabase(server.cloud)
    const others = database.collection('submissions').where({ station: database.command.neq(station) })
    await others.remove()
    await contentChecked(server)
    const { page, context, complaints } = await asPersona(browser, server, 'administrator')
    const open = async () => {
      await button(page, '退回').click()
      return page.getByRole('dialog')
    }
    await openPage(page, server, 'staff/moderation/index')
    let sheet = await open()
    await sheet.getByRole('button', { name: '其他' }).click()
    await sheet.getByRole('textbox').fill('猫挡住了门牌')
    // Nothing arrives, and the page is closed.
    await page.route(API, route => route.abort())
    await sheet.getByRole('button', { name: '退回' }).click()
    await sheet.getByRole('alert').waitFor()
    await page.unroute(API)
    await openPage(page, server, 'staff/moderation/index')
    sheet = await open()
    expect(await sheet.getByRole('textbox').inputValue()).toBe('猫挡住了门牌')
    // It arrives and is not answered; the sheet is closed, and opened again.
    await page.route(API, route =>
      route.request().url().endsWith('/submissions/decide') ? unheard(route) : route.abort(),
    )
    await sheet.getByRole('button', { name: '退回' }).click()
    await sheet.getByRole('alert').waitFor()
    await sheet.getByRole('button', { name: '关闭' }).click()
    sheet = await open()
    await page.unroute(API)
    await sheet.getByRole('button', { name: '退回' }).click()
    await page.getByText('退回了，已告诉投稿人').waitFor()
    const [submission] = await submissionsOf(station)
    expect(submission).toMatchObject({ state: 'refused', refusal: { words: '猫挡住了门牌' } })
    expect(submission?.history.filter(({ event }) => event === 'refuse')).toHaveLength(1)
    expect(without([...complaints, ...resident.complaints])).toEqual([])
    await context.close()
    await resident.context.close()
  })
})
