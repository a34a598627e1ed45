import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import type { Locale } from '../../domain/contract/locale'
import { visit, type Visit } from './browser'

/** Somebody of the persona page, with a browser of their own. */
export async function asPersona(browser: Browser, url: string, id: string): Promise<Visit> {
  const person = await visit(browser, `${url}/`)
  // The page of personas is a tool of this machine and has no picture of its own.
  await person.page.route('**/favicon.ico', route => route.fulfill({ status: 204 }))
  await person.page.goto(`${url}/local/personas`)
  await person.page.locator(`[data-persona="${id}"]`).click()
  await person.page.waitForURL(address => address.pathname === '/')
  return person
}

/** Opens a page of the staff's package afresh: `station/index?id=…`. */
export async function openStaffPage(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/#/packages/staff/${name}`)
  await page.reload()
}

/** In care mode and in the language that is wanted, whatever it was before. */
export async function dress(page: Page, care: boolean, language: Locale): Promise<void> {
  await page.evaluate(
    ([careMode, locale]) => {
      localStorage.setItem('nuanlin:care', JSON.stringify({ data: careMode }))
      localStorage.setItem('nuanlin:locale', JSON.stringify({ data: locale }))
    },
    [care, language] as const,
  )
}

/** What axe finds, and whether the page is wider than its window. */
export async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  return [
    ...violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`.slice(0, 400)),
    ...(overflow > 0 ? [`${overflow} px too wide`] : []),
  ]
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
