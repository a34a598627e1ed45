import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
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

const open = (page: Page, path: string) => openPage(page, server, `account/${path}/index`)

/** Gives themselves a name, which everything that is kept of them then holds. */
async function name(page: Page, nickname: string): Promise<void> {
  await open(page, 'profile')
  await page.getByRole('textbox', { name: '称呼' }).fill(nickname)
  await button(page, '保存 称呼').click()
  await button(page, '保存 称呼').waitFor({ state: 'detached' })
}

it('a copy of everything about me is made while I watch, and is a file with all of it', async () => {
  const { page, context, complaints } = await asPersona(browser, server, 'resident')
  await name(page, '要副本的人')
  await open(page, 'privacy')
  await page.locator('.datum').first().waitFor()
  await button(page, /^要一份我的资料/).click()
  await button(page, '做一份').click()
  await page.getByText('做好了').waitFor()
  await shoot(page, 'privacy-copy-ready')
  expect(await problemsOf(page)).toEqual([])
  const download = page.waitForEvent('download')
  await button(page, '取文件').click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.json$/)
  expect(await readFile(await file.path(), 'utf8')).toContain('要副本的人')
  expect(complaints).toEqual([])
  await context.close()
})

it('an account is deleted for a word that is typed, and who comes back is somebody new', async () => {
  const { page, context, complaints } = await asPersona(browser, server, 'resident')
  await name(page, '要走的人')
  await open(page, 'privacy')
  await button(page, /^注销账号/).click()
  // The page below has a row of the same words.
  await page.locator('.page-actions').getByRole('button', { name: '注销账号' }).click()
  const sheet = page.getByRole('dialog')
  expect(await sheet.getByRole('button', { name: '确定注销' }).isDisabled()).toBe(true)
  await sheet.getByRole('textbox').fill('注销')
  await shoot(page, 'privacy-delete-sheet')
  expect(await problemsOf(page)).toEqual([])
  await sheet.getByRole('button', { name: '确定注销' }).click()
  await page.getByText('已经注销').waitFor()
  await shoot(page, 'privacy-deleted')
  expect(await problemsOf(page)).toEqual([])
  await open(page, 'profile')
  expect(await page.getByRole('textbox', { name: '称呼' }).inputValue()).toBe('')
  expect(complaints).toEqual([])
  await context.close()
})

describe.each(['zh-CN', 'en'] as const)('in %s', language => {
  it.each([false, true])('with care mode %s no page has a violation', async care => {
    const { page, context } = await asPersona(browser, server, 'administrator')
    const pages = [
      ['account/privacy/index', '.datum'],
      ['account/copy/index', '.page-card'],
      ['account/delete/index', '.delete-list'],
      ['account/outbox/index', '.state-view'],
      ['office/jobs/index', '.record-row'],
    ] as const
    expect(await problemsOfPages(page, server, { care, language }, pages)).toEqual([])
    await context.close()
  })
})
