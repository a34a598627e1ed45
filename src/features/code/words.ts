import type { Locale } from '../../../domain/contract/locale'

const zhCN = {
  scan: '扫一扫',
  noScan: '没有扫到码，试试直接输入',
  wrongLetters: '码里没有 0、1、I、L、O，再看看是不是认错了',
}

/** The texts of a field for a code, which come with whatever package has one. */
export const codeWords: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  en: {
    scan: 'Scan',
    noScan: 'No code found. You can type it instead.',
    wrongLetters: 'Codes never contain 0, 1, I, L or O. Please look again.',
  },
}
