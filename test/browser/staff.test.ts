import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Locale } from '../../domain/contract/locale'
import type { Server } from '../../local/server/start-server'
import { launchBrowser, shoot, visit } from '../helpers/browser'
import { startTestServer } from '../helpers/test-server'

jest.setTimeout(240_000)

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

const address = (page: string) => `${server.url}/#/packages/staff/${page}/index`

/** Somebody of the persona page, with a browser of their own. */
async function asPersona(id: string) {
  const person = await visit(browser, `${server.url}/`)
  // The page of personas is a tool of this machine and has no picture of its own.
  await person.page.route('**/favicon.ico', route => route.fulfill({ status: 204 }))
  await person.page.goto(`${server.url}/local/personas`)
  await person.page.locator(`[data-persona="${id}"]`).click()
  await person.page.waitForURL(url => url.pathname === '/')
  return person
}

async function open(page: Page, name: string) {
  await page.goto(address(name))
  await page.reload()
}

/** In care mode and in the language that is wanted, whatever it was before. */
async function dress(page: Page, care: boolean, language: Locale) {
  await page.evaluate(
    ([careMode, locale]) => {
      localStorage.setItem('nuanlin:care', JSON.stringify({ data: careMode }))
      localStorage.setItem('nuanlin:locale', JSON.stringify({ data: locale }))
    },
    [care, language] as const,
  )
}

async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  return [
    ...violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`.slice(0, 400)),
    ...(overflow > 0 ? [`${overflow} px too wide`] : []),
  ]
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

describe('staff', () => {
  let administrator: { page: Page; context: BrowserContext; complaints: readonly string[] }
  beforeAll(async () => {
    administrator = await asPersona('administrator')
  })
  afterAll(() => administrator.context.close())

  it('an administrator invites, a resident accepts, is suspended, and the log has it all', async () => {
    const { page, complaints } = administrator
    await open(page, 'workbench')
    await button(page, /人员与角色/).click()
    await button(page, '邀请新人').click()
    await button(page, '网格员').click()
    await shoot(page, 'staff-invite-place')
    await page.locator('.staff-list .list-row').first().click()
    await page.locator('.staff-list .list-row').first().click()
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

    const resident = await asPersona('resident')
    await resident.page.goto(`${server.url}/#/pages/me/index`)
    await button(resident.page, '我有邀请码').click()
    await resident.page.getByRole('textbox', { name: '邀请码' }).fill(code.toLowerCase())
    await resident.page.getByRole('heading', { name: '网格员' }).waitFor()
    await shoot(resident.page, 'staff-accept')
    expect(await problemsOf(resident.page)).toEqual([])
    await button(resident.page, '接受').click()
    await resident.page.getByText('我的角色').waitFor()

    await open(page, 'people')
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
    await resident.page.getByText(/你的角色都已暂停/).waitFor()
    await shoot(resident.page, 'staff-suspended')

    await open(page, 'audit')
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
    it.each([false, true])(
      'with care mode %s no page has a violation, on a phone or a wide screen',
      async care => {
        const { page } = administrator
        await dress(page, care, language)
        for (const [name, ready] of [
          ['workbench', '.grant-row'],
          ['people', '.member-row'],
          ['invite', '.list-row'],
          ['audit', '.member-row'],
          ['accept', '.code-field'],
          ['settings', '.list-row'],
          ['rules', '.rule-field'],
          ['catalogue', '.list-row'],
          ['calendar', '.list-row'],
          ['settings-history', '.member-row'],
          ['areas', '.list-row'],
          ['counter', '.staff-narrow'],
        ] as const) {
          for (const width of [375, 1280]) {
            await page.setViewportSize({ width, height: 812 })
            await open(page, name)
            await page.locator(ready).first().waitFor()
            await shoot(page, `staff-${name}-${language}-${care ? 'care' : 'normal'}-${width}`)
            expect([name, width, await problemsOf(page)]).toEqual([name, width, []])
          }
        }
        await page.setViewportSize({ width: 375, height: 812 })
      },
    )
  })
})
