import type { Words } from '../contract/locale'

/** What becomes of a datum when the account is deleted. */
export type OnDeletion =
  | { readonly does: 'removed' }
  /** It stays, but nothing in it leads to the person; `why` says what it is still needed for. */
  | { readonly does: 'nameless'; readonly why: Words }
  /** It was never tied to the account, or goes by itself. */
  | { readonly does: 'ends'; readonly how: Words }

/** Under which heading the page for people shows a datum. */
export const privacyGroups = ['account', 'doings', 'told', 'family', 'work', 'brief', 'others'] as const
export type PrivacyGroup = (typeof privacyGroups)[number]

/** One thing that is kept about a person. */
export interface KeptDatum {
  readonly group: PrivacyGroup
  readonly what: Words
  /** Collections, or fields of theirs: `people.nickname`. */
  readonly where: readonly string[]
  readonly purpose: Words
  readonly kept: Words
  readonly onDeletion: OnDeletion
}

/** What one might expect to be kept, and is not. */
export interface NeverKept {
  readonly what: Words
  readonly instead: Words
}

const goes: OnDeletion = { does: 'removed' }
const stays = (zh: string, en: string): OnDeletion => ({ does: 'nameless', why: { 'zh-CN': zh, en } })
const ends = (zh: string, en: string): OnDeletion => ({ does: 'ends', how: { 'zh-CN': zh, en } })

/** For the rows of the table: `removed` with the account, `nameless`, or gone by itself. */
export const onDeletion = { goes, stays, ends } as const
