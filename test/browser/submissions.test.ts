import type { Browser } from 'playwright-core'
import type { Server } from '../../local/server/start-server'
import { localDatabase } from '../../local/server/local-database'
import { launchBrowser, shoot } from '../helpers/browser'
import { asPersona, button, openPage, problemsOf } from '../helpers/persona'
import { choosePhotos, contentChecked } from '../helpers/submitting'
import { startTestServer } from '../helpers/test-server'

jest.setTimeout(600_000)

let server: Server
let browser: Browser
let station: string
beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  const { data } = await localDatabase(server.cloud).collection('stations').where({}).limit(1).get()
  station = (data as { _id: string }[])[0]?._id ?? ''
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('photos of a station are sent, decided, seen by everybody, taken down and objected to', async () => {
  const resident = await asPersona(browser, server, 'resident')
  const { page } = resident
  await openPage(page, server, `resident/station/index?id=${station}`)
  await button(page, /^拍张照片/).click()
  await choosePhotos(page, 2)
  await page.getByRole('textbox', { name: '说明（选填）' }).fill('红色卷帘门右边，上二楼')
  await page.locator('.photo-tile--ready').nth(1).waitFor()
  await shoot(page, 'submissions-send')
  expect(await problemsOf(page)).toEqual([])
  // What was begun survives the page.
  await page.reload()
  await page.getByText('这是你上次没发出的内容').waitFor()
  await page.locator('.photo-tile--ready').nth(1).waitFor()
  await button(page, '发出去').click()
  await page.locator('.submission-card').waitFor()
  await contentChecked(server)
  await page.reload()
  await page.getByText('等着看').waitFor()
  await shoot(page, 'submissions-mine')
  expect(await problemsOf(page)).toEqual([])

  const staff = await asPersona(browser, server, 'administrator')
  const desk = staff.page
  await openPage(desk, server, 'staff/workbench/index')
  await button(desk, /1 份等你看/).click()
  await desk.getByText('红色卷帘门右边，上二楼').waitFor()
  await shoot(desk, 'submissions-review')
  expect(await problemsOf(desk)).toEqual([])
  await button(desk, '发布').click()
  await button(desk, '都好了，发布').click()
  await desk.getByText('都看完了').waitFor()

  await openPage(page, server, `resident/station/index?id=${station}`)
  await page.locator('.station-photos__one').first().scrollIntoViewIfNeeded()
  await shoot(page, 'submissions-station')
  expect(await problemsOf(page)).toEqual([])
  await page.locator('.station-photos__one').first().click()
  await page.locator('.shown-photos').getByText('红色卷帘门右边，上二楼').waitFor()
  await shoot(page, 'submissions-all')
  expect(await problemsOf(page)).toEqual([])

  await desk.getByRole('radio', { name: '已发布' }).click()
  await button(desk, '撤下').click()
  await desk.getByRole('dialog').getByRole('button', { name: '不是这个驿站' }).click()
  await shoot(desk, 'submissions-take-down')
  expect(await problemsOf(desk)).toEqual([])
  await desk.getByRole('dialog').getByRole('button', { name: '撤下' }).click()
  await desk.getByText('还没有发布过').waitFor()

  await openPage(page, server, 'resident/my-submissions/index')
  await page.getByText('拍的不是这个驿站。').waitFor()
  await button(page, '提异议').click()
  await page.getByRole('dialog').getByRole('textbox').fill('就是这里，门牌在左边')
  await shoot(page, 'submissions-object')
  expect(await problemsOf(page)).toEqual([])
  await button(page, '提交').click()
  await page.getByText('在复核').waitFor()

  await openPage(page, server, `resident/station/index?id=${station}`)
  await button(page, /^拍张照片/).waitFor()
  expect(await page.locator('.station-photos__one').count()).toBe(0)
  expect([...resident.complaints, ...staff.complaints]).toEqual([])
  await resident.context.close()
  await staff.context.close()
})
