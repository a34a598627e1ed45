import type { Browser, Page } from 'playwright-core'
import type { Server } from '../../local/server/start-server'
import { launchBrowser, shoot, visit } from '../helpers/browser'
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

const open = (page: Page, path: string) => openPage(page, server, path)

it('a computer is let in by a phone, refused by it, and signed out from it', async () => {
  const phone = await asPersona(browser, server, 'administrator')
  const computer = await visit(browser, `${server.url}/#/packages/account/login/index`, {
    width: 1280,
    height: 800,
  })
  const code = computer.page.locator('.code-card__letters')
  const first = await code.innerText()
  await shoot(computer.page, 'account-login-1280')
  expect(await problemsOf(computer.page)).toEqual([])

  await open(phone.page, `account/approve/index?code=${first}`)
  await phone.page.getByRole('heading', { name: 'Chrome · Linux' }).waitFor()
  await shoot(phone.page, 'account-approve-375')
  await button(phone.page, '不允许').click()
  await computer.page.getByText('手机上没有允许').waitFor()
  await shoot(computer.page, 'account-refused-1280')

  await button(computer.page, '换一个新码').click()
  await code.waitFor()
  const second = await code.innerText()
  expect(second).not.toBe(first)
  await open(phone.page, 'account/approve/index')
  await phone.page.getByRole('textbox', { name: '登录码' }).fill(second.toLowerCase())
  await phone.page.getByText('管理员 · 龙岗区').waitFor()
  await button(phone.page, '允许登录').click()
  await computer.page.getByText('我的角色').waitFor()
  await shoot(computer.page, 'account-entered-1280')

  await open(phone.page, 'account/sessions/index')
  await phone.page.locator('.record-row').nth(1).waitFor()
  await shoot(phone.page, 'account-sessions-375')
  expect(await problemsOf(phone.page)).toEqual([])
  await button(phone.page, '退出 Chrome · Linux').click()
  await button(phone.page, '确认退出').click()
  await phone.page.locator('.record-row').nth(1).waitFor({ state: 'detached' })
  // What is asked next is asked as somebody new: the local preview hands out a resident.
  await open(computer.page, 'staff/workbench/index')
  await computer.page.getByText('你现在没有角色').waitFor()
  expect(phone.complaints).toEqual([])
  await phone.context.close()
  await computer.context.close()
})

it('a daughter acts for her mother, sees for whom on every page, and stops', async () => {
  const mother = await asPersona(browser, server, 'resident')
  const daughter = await asPersona(browser, server, 'resident')
  await open(mother.page, 'account/profile/index')
  await mother.page.getByRole('textbox', { name: '称呼' }).fill('陈阿姨')
  await button(mother.page, '保存').click()
  await mother.page.getByText('已保存').waitFor()
  await open(mother.page, 'account/family/index')
  await button(mother.page, '请家人替我办').click()
  const code = await mother.page.locator('.code-card__letters').innerText()
  await shoot(mother.page, 'account-offer-375')
  expect(await problemsOf(mother.page)).toEqual([])

  await open(daughter.page, 'account/family-code/index')
  await daughter.page.getByRole('textbox', { name: '家人给你的码' }).fill(code)
  await button(daughter.page, '妈妈').click()
  await shoot(daughter.page, 'account-family-code-375')
  await button(daughter.page, '开始替家人办').click()
  const banner = daughter.page.getByRole('region', { name: '正在为妈妈办理' })
  await banner.waitFor()
  await daughter.page.getByText('正在办理', { exact: true }).waitFor()
  await shoot(daughter.page, 'account-family-375')
  expect(await problemsOf(daughter.page)).toEqual([])
  await open(daughter.page, 'account/profile/index')
  await banner.waitFor()
  expect(await daughter.page.getByRole('textbox', { name: '称呼' }).inputValue()).toBe('陈阿姨')
  await button(daughter.page, /关怀版/).click()
  await daughter.page.getByText('已保存').waitFor()
  await shoot(daughter.page, 'account-theirs-375')
  expect(await daughter.page.locator('.screen.care').count()).toBe(0)
  await daughter.page.getByRole('radio', { name: '为自己' }).click()
  await banner.waitFor({ state: 'detached' })
  await daughter.page.getByRole('heading', { name: '我的资料', level: 1 }).waitFor()

  await open(mother.page, 'account/family/index')
  await mother.page.getByText('叫你「妈妈」').waitFor()
  await button(mother.page, /^解除/).click()
  await button(mother.page, '确认解除').click()
  await mother.page.getByText('还没有人能替你办事。').waitFor()
  await daughter.page.getByRole('radio', { name: '为妈妈' }).click()
  await daughter.page.getByText('你不能再替对方办理了').waitFor()
  await banner.waitFor({ state: 'detached' })
  expect(mother.complaints).toEqual([])
  await mother.context.close()
  await daughter.context.close()
})

it('staff serve somebody on the telephone, see for whom, and end it', async () => {
  const { page, context, complaints } = await asPersona(browser, server, 'station-staff')
  await open(page, 'staff/counter/index')
  await page.getByRole('textbox', { name: '称呼' }).fill('王阿姨')
  await page.getByRole('radio', { name: '打电话来' }).click()
  await shoot(page, 'account-counter-375')
  expect(await problemsOf(page)).toEqual([])
  await button(page, '开始办理').click()
  const banner = page.getByRole('region', { name: '正在为王阿姨办理' })
  await banner.waitFor()
  await shoot(page, 'account-serving-375')
  expect(await problemsOf(page)).toEqual([])
  await button(page, '办完了').click()
  await banner.waitFor({ state: 'detached' })
  await open(page, 'office/audit/index')
  await button(page, /开始在电话里替人办理/)
    .first()
    .waitFor()
  await shoot(page, 'account-audit-375')
  expect(complaints).toEqual([])
  await context.close()
})

describe.each(['zh-CN', 'en'] as const)('in %s', language => {
  it.each([false, true])('with care mode %s no page has a violation', async care => {
    const { page, context } = await asPersona(browser, server, 'administrator')
    const pages = [
      ['account/login/index', '.code-card__letters'],
      ['account/approve/index', '.code-field'],
      ['account/sessions/index', '.record-row'],
      ['account/profile/index', '.profile-name'],
      ['account/family/index', '.page-actions'],
      ['account/family-code/index', '.code-field'],
    ] as const
    expect(await problemsOfPages(page, server, { care, language }, pages)).toEqual([])
    await context.close()
  })
})
