import type { Browser, Page } from 'playwright-core'
import AxeBuilder from '@axe-core/playwright'
import type { Locale } from '../../domain/contract/locale'
import type { Server } from '../../local/server/start-server'
import { visit } from './browser'

/** Somebody of the persona page, with a browser of their own. */
export async function asPersona(browser: Browser, server: Server, id: string) {
  const person = await visit(browser, `${server.url}/`)
  // The page of personas is a tool of this machine and has no picture of its own.
  await person.page.route('**/favicon.ico', route => route.fulfill({ status: 204 }))
  await person.page.goto(`${server.url}/local/personas`)
  await person.page.locator(`[data-persona="${id}"]`).click()
  await person.page.waitForURL(url => url.pathname === '/')
  return person
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

/** What a page has against it: violations that axe finds, and parts that are wider than the screen. */
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
