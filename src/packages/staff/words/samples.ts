import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhCN = {
  title: '样品台',
  doorHint: '收样、检测、复核',
  waiting: '样品',
  nothing: '没有等着的样品',
  counts: {
    to_test: (n: number) => `${n} 份待检测`,
    testing: (n: number) => `${n} 份检测中`,
    to_verify: (n: number) => `${n} 份待复核`,
    to_screen_again: (n: number) => `${n} 份待再筛`,
  },
}
type SampleNeedsWords = typeof zhCN

const en: SampleNeedsWords = {
  title: 'Sample desk',
  doorHint: 'Take in, test, verify',
  waiting: 'Samples',
  nothing: 'No samples wait',
  counts: {
    to_test: n => `${n} to test`,
    testing: n => `${n} being tested`,
    to_verify: n => `${n} to verify`,
    to_screen_again: n => `${n} to screen again`,
  },
}
const words: Record<Locale, SampleNeedsWords> = { 'zh-CN': zhCN, en }

/** What the workbench says of samples; their own pages bring the rest. */
export const useSampleNeedsWords = (): SampleNeedsWords => words[locale.use()]
