import type { Browser, Page } from 'playwright-core'
import type { Server } from '../../local/server/start-server'
import { launchBrowser, shoot, type Visit } from '../helpers/browser'
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

describe('staff', () => {
  const open = (page: Page, name: string) => openPage(page, server, `${name}/index`)
  let administrator: Visit
  beforeAll(async () => {
    administrator = await asPersona(browser, server, 'administrator')
  })
  afterAll(() => administrator.context.close())

  it('an administrator invites, a resident accepts, is suspended, and the log has it all', async () => {
    const { page, complaints } = administrator
    await open(page, 'staff/workbench')
    await button(page, /人员与角色/).click()
    await button(page, '邀请新人').click()
    await button(page, '网格员').click()
    await shoot(page, 'staff-invite-place')
    await page.locator('.page-list .list-row').first().click()
    await page.locator('.page-list .list-row').first().click()
    // A community with grids goes deeper; the community itself will do.
    const here = button(page, /^就在/)
    const make = button(page, '生成邀请码')
    await here.or(make).first().waitFor()
    if (await here.isVisible()) await here.click()
    await page.getByRole('textbox', { name: '备注' }).fill('小李')
    await make.click()
    const code = await page.locator('.big-code__letters').innerText()
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
    await shoot(page, 'staff-code')

    const resident = await asPersona(browser, server, 'resident')
    await resident.page.goto(`${server.url}/#/pages/me/index`)
    await button(resident.page, '我有邀请码').click()
    await resident.page.getByRole('textbox', { name: '邀请码' }).fill(code.toLowerCase())
    await resident.page.getByRole('heading', { name: '网格员' }).waitFor()
    await shoot(resident.page, 'staff-accept')
    expect(await problemsOf(resident.page)).toEqual([])
    await button(resident.page, '接受').click()
    await resident.page.getByText('我的角色').waitFor()

    await open(page, 'staff/people')
    const accepted = button(page, /还没填称呼.*网格员/)
    await accepted.click()
    await shoot(page, 'staff-member')
    await button(page, '暂停').click()
    await button(page, '岗位调整').click()
    await shoot(page, 'staff-reason')
    expect(await problemsOf(page)).toEqual([])
    await button(page, '确认暂停').click()
    await page.getByText('已暂停', { exact: true }).first().waitFor()

    await resident.page.reload()
    await resident.page.getByText(/你的网格员角色暂停了/).waitFor()
    await shoot(resident.page, 'staff-suspended')

    await open(page, 'office/audit')
    await button(page, /暂停了一位网格员/)
      .first()
      .waitFor()
    await button(page, /邀请了一位网格员/)
      .first()
      .waitFor()
    await button(page, /接受邀请，成为网格员/)
      .first()
      .waitFor()
    await button(page, '核对完整').click()
    await page.locator('.audit-result--whole').waitFor()
    const download = page.waitForEvent('download')
    await button(page, '导出').click()
    await button(page, '保存文件').click()
    expect((await download).suggestedFilename()).toMatch(/\.csv$/)
    await button(page, /暂停了一位网格员/)
      .first()
      .click()
    await page.getByRole('dialog').getByText('岗位调整').waitFor()
    await shoot(page, 'staff-record')
    expect(await problemsOf(page)).toEqual([])
    expect([...complaints, ...resident.complaints]).toEqual([])
    await resident.context.close()
  })

  describe.each(['zh-CN', 'en'] as const)('in %s', language => {
    it.each([false, true])('with care mode %s no page has a violation', async care => {
      const pages = [
        ['staff/workbench/index', '.record-row'],
        ['staff/people/index', '.record-row'],
        ['staff/invite/index', '.list-row'],
        ['office/audit/index', '.record-row'],
        ['staff/accept/index', '.code-field'],
        ['office/settings/index', '.list-row'],
        ['office/rules/index', '.rule-field'],
        ['office/catalogue/index', '.list-row'],
        ['office/calendar/index', '.list-row'],
        ['office/settings-history/index', '.record-row'],
        ['office/areas/index', '.list-row'],
        ['staff/counter/index', '.page-narrow'],
      ] as const
      expect(await problemsOfPages(administrator.page, server, { care, language }, pages)).toEqual([])
    })
  })
})
