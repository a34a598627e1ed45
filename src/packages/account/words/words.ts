import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'
import * as family from './family'
import * as login from './login'
import * as outbox from './outbox'
import * as privacy from './privacy'
import * as profile from './profile'

interface AccountWords {
  readonly login: typeof login.zhCN
  readonly profile: typeof profile.zhCN
  readonly family: typeof family.zhCN
  readonly outbox: typeof outbox.zhCN
  readonly privacy: typeof privacy.zhCN
}

const words: Record<Locale, AccountWords> = {
  'zh-CN': {
    login: login.zhCN,
    profile: profile.zhCN,
    family: family.zhCN,
    outbox: outbox.zhCN,
    privacy: privacy.zhCN,
  },
  en: { login: login.en, profile: profile.en, family: family.en, outbox: outbox.en, privacy: privacy.en },
}

/** The texts of the pages about one's account, which come with their package and not with the main one. */
export const useAccountWords = (): AccountWords => words[locale.use()]

/** The same outside of rendering. */
export const currentAccountWords = (): AccountWords => words[locale.get()]
