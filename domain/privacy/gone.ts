import type { Words } from '../contract/locale'

const PREFIX = 'gone:'

/** What stands in a record for somebody whose account is no more: their id of ours, which is found nowhere else. */
export const goneOf = (id: string): string => `${PREFIX}${id}`

export const isGone = (subject: string): boolean => subject.startsWith(PREFIX)

/** How such a person is named on a page. */
export const goneWords: Words = { 'zh-CN': '已注销的人', en: 'somebody whose account is gone' }
