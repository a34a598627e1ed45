import type { Locale } from '../contract/locale'

/** Why a sample is not tested, or not to the end. `other` needs words. */
export const rejectionReasons = ['too_little', 'spoiled', 'no_test', 'mixed_up', 'other'] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** Why a published result is not valid. `other` needs words. */
export const invalidationReasons = [
  'wrong_sample',
  'wrong_method',
  'wrong_entry',
  'equipment',
  'other',
] as const
export type InvalidationReason = (typeof invalidationReasons)[number]

type SampleReason = RejectionReason | InvalidationReason

/** What staff choose from, as the person who brought it reads it; nothing for `other`. */
export const sampleReasonWords: Readonly<Record<Locale, Readonly<Record<SampleReason, string>>>> = {
  'zh-CN': {
    too_little: '样品太少，不够测。',
    spoiled: '样品已经变质，测不准。',
    no_test: '这里没有适合它的检测项目。',
    mixed_up: '样品可能拿混了。',
    wrong_sample: '测的不是这份样品。',
    wrong_method: '用的方法不对。',
    wrong_entry: '结果录错了。',
    equipment: '仪器或试剂有问题。',
    other: '',
  },
  en: {
    too_little: 'There was too little of it to test.',
    spoiled: 'It had gone off, so a test would say nothing.',
    no_test: 'There is no test for it here.',
    mixed_up: 'It may have been mixed up with another.',
    wrong_sample: 'Another sample was tested instead.',
    wrong_method: 'The wrong method was used.',
    wrong_entry: 'The result was entered wrongly.',
    equipment: 'Something was wrong with the equipment or a reagent.',
    other: '',
  },
}

/** Why, as stored and told: a reason with what staff wrote besides. */
export interface SampleReasonGiven {
  readonly code: SampleReason
  /** May be empty. */
  readonly words: string
}

/** Why, in one or two sentences. */
export function sampleReasonInWords({ code, words }: SampleReasonGiven, locale: Locale): string {
  return [sampleReasonWords[locale][code], words].filter(Boolean).join(locale === 'en' ? ' ' : '')
}
