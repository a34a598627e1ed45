import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import type { Locale } from '../../domain/contract/locale'
import type { Server } from '../../local/server/start-server'
import { shoot, visit, type Visit } from './browser'

/** Somebody of the persona page, with a browser of their own. */
export async function asPersona(browser: Browser, { url }: Server, id: string): Promise<Visit> {
  const person = await visit(browser, `${url}/`)
  // The page of personas is a tool of this machine and has no picture of its own.
  await person.page.route('**/favicon.ico', route => route.fulfill({ status: 204 }))
  await person.page.goto(`${url}/local/personas`)
  await person.page.locator(`[data-persona="${id}"]`).click()
  await person.page.waitForURL(address => address.pathname === '/')
  return person
}

/**
 * Opens a page of a package afresh: `staff/station/index?id=…`. From nowhere: an app that is still starting would
 * write its own page over an address of which only the part behind `#` is new.
 */
export async function openPage(page: Page, { url }: Server, path: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${url}/#/packages/${path}`)
}

/** In care mode and in the language that is wanted, whatever it was before. */
async function dress(page: Page, care: boolean, language: Locale): Promise<void> {
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

/**
 * Opens pages one after the other in one mode and language and looks at each on a phone, and where the words are the
 * source's on a wide screen too; keeps a picture of each.
 *
 * @param pages path under `packages`, and what stands there once it is ready
 * @returns what there is against them; nothing, when all is well
 */
export async function problemsOfPages(
  page: Page,
  server: Server,
  { care, language }: { readonly care: boolean; readonly language: Locale },
  pages: readonly (readonly [path: string, ready: string])[],
): Promise<string[]> {
  const found: string[] = []
  await dress(page, care, language)
  for (const [path, ready] of pages) {
    await page.setViewportSize({ width: 375, height: 812 })
    await openPage(page, server, path)
    await page.locator(ready).first().waitFor()
    for (const width of language === 'zh-CN' ? [375, 1280] : [375]) {
      await page.setViewportSize({ width, height: 812 })
      const name = path.replace(/\/index.*/, '').replace('/', '-')
      await shoot(page, `${name}-${language}-${care ? 'care' : 'normal'}-${width}`)
      found.push(...(await problemsOf(page)).map(problem => `${path} at ${width}: ${problem}`))
    }
  }
  await page.setViewportSize({ width: 375, height: 812 })
  return found
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
