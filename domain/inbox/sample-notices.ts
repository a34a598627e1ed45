import type { Locale } from '../contract/locale'
import type { Name } from '../contract/name'
import { sampleReasonInWords, type SampleReasonGiven } from '../sample/reasons'
import type { SampleOutcome } from '../sample/screening'
import type { NoticeWords } from './notice-words'

/** What became of a sample of food. */
export type SampleNews =
  | { readonly kind: 'sample_received' }
  | { readonly kind: 'sample_published'; readonly outcome: SampleOutcome }
  | {
      /** Another tester screens again: what the first screening found is no proof. */
      readonly kind: 'sample_screen_again'
      readonly finding: 'positive' | 'unclear'
    }
  | {
      /** Of an invalidated one the sample is the fresh one that stands for it. */
      readonly kind: 'sample_rejected' | 'sample_invalidated'
      readonly reason: SampleReasonGiven
    }

/** The same as a notice, told to the person only who brought it. */
export type SampleNotice = SampleNews & {
  readonly sampleId: string
  readonly food: string
  readonly stationName: Name
}

export const sampleNoticeKinds = [
  'sample_received',
  'sample_published',
  'sample_screen_again',
  'sample_rejected',
  'sample_invalidated',
] as const satisfies readonly SampleNotice['kind'][]

export const isSampleNotice = <N extends { readonly kind: string }>(
  notice: N,
): notice is Extract<N, SampleNotice> => (sampleNoticeKinds as readonly string[]).includes(notice.kind)

/** Title and text of such a notice. */
export function sampleNoticeWords(notice: SampleNotice, locale: Locale): NoticeWords {
  return locale === 'en' ? inEnglish(notice) : inChinese(notice)
}

function inChinese(notice: SampleNotice): NoticeWords {
  switch (notice.kind) {
    case 'sample_received':
      return { title: `你送检的${notice.food}收下了`, text: '测到哪一步，点开就能看到。' }
    case 'sample_published':
      return { title: `你送检的${notice.food}出结果了`, text: outcomeWords['zh-CN'][notice.outcome] }
    case 'sample_screen_again':
      return { title: `你送检的${notice.food}要再测一次`, text: findingWords['zh-CN'][notice.finding] }
    case 'sample_rejected':
      return { title: `你送检的${notice.food}没有测`, text: sampleReasonInWords(notice.reason, 'zh-CN') }
    case 'sample_invalidated':
      return {
        title: `你送检的${notice.food}，结果作废了`,
        text: `${sampleReasonInWords(notice.reason, 'zh-CN')}我们会重新测，先别按原来的结果判断。`,
      }
  }
}

function inEnglish(notice: SampleNotice): NoticeWords {
  switch (notice.kind) {
    case 'sample_received':
      return { title: `Taken in: ${notice.food}`, text: 'Open it to follow each step.' }
    case 'sample_published':
      return { title: `The result is out: ${notice.food}`, text: outcomeWords.en[notice.outcome] }
    case 'sample_screen_again':
      return { title: `To be screened again: ${notice.food}`, text: findingWords.en[notice.finding] }
    case 'sample_rejected':
      return { title: `Not tested: ${notice.food}`, text: sampleReasonInWords(notice.reason, 'en') }
    case 'sample_invalidated':
      return {
        title: `The result is not valid: ${notice.food}`,
        text: `${sampleReasonInWords(notice.reason, 'en')} We test it anew; do not go by the result before.`.trim(),
      }
  }
}

/** What a published result means, in one sentence; the page of the sample says what to do. */
const outcomeWords: Readonly<Record<Locale, Readonly<Record<SampleOutcome, string>>>> = {
  'zh-CN': {
    negative: '测的项目都没发现问题。',
    positive: '两次筛查都是阳性，先别吃。点开看看怎么办。',
    unclear: '筛查没有得出明确结果，先别吃。点开看看怎么办。',
  },
  en: {
    negative: 'Nothing was found of what was tested for.',
    positive: 'Two screenings were positive: do not eat it. Open it to see what to do.',
    unclear: 'The screenings gave no clear result: do not eat it. Open it to see what to do.',
  },
}
const findingWords: Readonly<Record<Locale, Readonly<Record<'positive' | 'unclear', string>>>> = {
  'zh-CN': {
    positive: '初筛阳性，还不是结论，另一位快检员会再测一次。先别吃。',
    unclear: '第一次没测清楚，另一位快检员会再测一次。先别吃。',
  },
  en: {
    positive:
      'The first screening was positive, which is no proof yet: another tester screens again. Do not eat it.',
    unclear: 'The first screening was not clear: another tester screens again. Do not eat it.',
  },
}
