import type { Locale } from '../../../domain/contract/locale'
import { locale } from '../../i18n/locale'
import { readAccount, saveSettings, type Account } from './account'

/** Speaks another language at once, and tells the account; `rename` gets my community's name in it. */
export async function chooseLanguage(
  language: Locale,
  rename: ((community: Account['community'] | undefined) => void) | null,
): Promise<void> {
  locale.set(language)
  await saveSettings({ language })
  if (rename) rename((await readAccount())?.community)
}
