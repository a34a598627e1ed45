import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Server } from '../../local/server/start-server'
import { launchBrowser, shoot } from '../helpers/browser'
import { asPersona, button, openPage, problemsOf, problemsOfPages } from '../helpers/persona'
import { startTestServer } from '../helpers/test-server'

jest.setTimeout(600_000)

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

interface Person {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: readonly string[]
}

describe('stations at their desk', () => {
  let administrator: Person
  let id = ''
  beforeAll(async () => {
    administrator = await asPersona(browser, server, 'administrator')
  })
  afterAll(() => administrator.context.close())
  const open = (page: Page, name: string) => openPage(page, server, name)

  it('are closed with a tap, counted, answered; residents read it', async () => {
    const { page, complaints } = administrator
    await open(page, 'staff/stations/index')
    await page.getByLabel('搜我的驿站').fill('佳兆业广场')
    await button(page, /佳兆业广场/)
      .first()
      .click()
    await page.locator('.desk-door').waitFor()
    id = new URL(page.url().replace('#/', '')).searchParams.get('id') ?? ''
    expect(id).not.toBe('')

    const resident = await asPersona(browser, server, 'resident')
    const shown = `${server.url}/#/packages/resident/station/index?id=${id}`
    await resident.page.goto(shown)
    await button(resident.page, '到了发现没开门').click()
    await button(resident.page, '没开，告诉他们').click()
    await resident.page.getByText(/已转给工作人员/).waitFor()

    await page.reload()
    await button(page, '空座 全空').click()
    await button(page, '空充电位 满了').click()
    await button(page, '告诉大家').click()
    await page.getByText('上次清点：刚刚').waitFor()
    await button(page, '答复').click()
    await page.getByRole('radio', { name: /当时开着/ }).click()
    await page.getByRole('textbox', { name: /再说一句/ }).fill('请走南门')
    expect(await problemsOf(page)).toEqual([])
    await shoot(page, 'desk-answer')
    await button(page, /^答复这 1 人/).click()
    await page.getByText('请走南门').waitFor()
    await button(page, /照常开放/).click()
    await page.getByRole('radio', { name: '设备检修' }).click()
    await page.getByRole('radio', { name: '设备检修', checked: true }).waitFor()
    await shoot(page, 'desk-closed')
    expect(await problemsOf(page)).toEqual([])

    // What was read within half a minute is not asked for again: this phone remembers nothing.
    await resident.page.evaluate(() => localStorage.removeItem('nuanlin:answers'))
    await resident.page.reload()
    await resident.page.getByText('设备检修').waitFor()
    await resident.page.getByText('当时开着，可能走错了门。 请走南门').waitFor()
    expect(await problemsOf(resident.page)).toEqual([])
    await shoot(resident.page, 'desk-seen-by-resident')
    await button(page, /临时关闭中/).click()
    await button(page, /照常开放/).waitFor()
    expect([...complaints, ...resident.complaints]).toEqual([])
    await resident.context.close()
  })

  it('stand under an emergency that was looked at first, and are what they were when it ends', async () => {
    const { page, complaints } = administrator
    await open(page, 'staff/emergency-start/index')
    await page.getByRole('radio', { name: '防台风' }).click()
    await button(page, '饮用水').click()
    await button(page, '预览').click()
    await page.locator('.preview-one').first().waitFor()
    await shoot(page, 'emergency-preview')
    expect(await problemsOf(page)).toEqual([])
    await button(page, /^马上开始/).click()
    const resident = await asPersona(browser, server, 'resident')
    await resident.page.goto(`${server.url}/#/packages/resident/station/index?id=${id}`)
    await resident.page.getByText('防台风 · 龙岗区').waitFor()
    expect(await problemsOf(resident.page)).toEqual([])
    await shoot(resident.page, 'emergency-seen-by-resident')
    await open(page, 'staff/emergencies/index')
    await button(page, '结束').click()
    await button(page, '确认结束').click()
    await page.getByText('现在没有应急状态').waitFor()
    expect([...complaints, ...resident.complaints]).toEqual([])
    await resident.context.close()
  })

  it('are imported from a table that was looked at first', async () => {
    const { page, complaints } = administrator
    await open(page, 'office/import/index')
    await page.getByRole('radio', { name: /高德/ }).click()
    const chooser = page.waitForEvent('filechooser')
    await button(page, /选表格/).click()
    const rows = [
      '编号,名称,地址,经度,纬度,开放时间,座位',
      'BROWSER-1,浏览器驿站,测试路 1 号,114.2471,22.7209,每天 9:00-18:00,6',
      'BROWSER-2,坏驿站,测试路 2 号,114.2471,22.7209,每天 9:00-18:00,许多',
    ]
    await (
      await chooser
    ).setFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await page.getByText('「许多」不是 0 到 9999 的整数').waitFor()
    await shoot(page, 'import-preview')
    expect(await problemsOf(page)).toEqual([])
    await button(page, /跳过有错的行/).click()
    await button(page, '确认写入 1 个驿站').click()
    await page.getByText('导入完成').waitFor()
    expect(await problemsOf(page)).toEqual([])
    await open(page, 'staff/station/index?id=BROWSER-1')
    await page.getByRole('heading', { name: '浏览器驿站' }).waitFor()
    expect(complaints).toEqual([])
  })

  describe.each(['zh-CN', 'en'] as const)('in %s', language => {
    it.each([false, true])('with care mode %s no page has a violation', async care => {
      const pages = [
        ['staff/stations/index', '.desk-row'],
        [`staff/station/index?id=${id}`, '.desk-door'],
        [`staff/station-edit/index?id=${id}`, '.hours-field'],
        ['staff/locked/index', '.case-card'],
        ['staff/emergencies/index', '.emergency-card'],
        ['staff/emergency-start/index', '.own-services'],
        ['office/import/index', '.page-narrow'],
      ] as const
      expect(await problemsOfPages(administrator.page, server, { care, language }, pages)).toEqual([])
    })
  })
})
