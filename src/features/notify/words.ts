import type { Locale } from '../../../domain/contract/locale'
import { locale } from '../../i18n/locale'

const zhCN = {
  title: '微信通知',
  left: (name: string, n: number) => `${name}：还能发 ${n} 条`,
  none: (name: string) => `${name}：还没同意`,
  forGood: (name: string) => `${name}：一直发`,
  hint: '每同意一次，微信能发一条。晚上不打扰。',
  ask: '有消息时微信通知我',
  more: '再多通知几次',
  askAt: {
    locked: '有答复时微信通知我',
    photos: '审核有结果时微信通知我',
    booking: '有变化时微信通知我',
    queue: '叫到时微信通知我',
    sample: '有结果时微信通知我',
  },
  willTell: {
    locked: '有答复会发到你的微信',
    photos: '审核有结果会发到你的微信',
    booking: '有变化会发到你的微信',
    queue: '叫到会发到你的微信',
    sample: '有结果会发到你的微信',
  },
  thanks: '好，到时微信通知你',
}
const en: typeof zhCN = {
  title: 'WeChat messages',
  left: (name: string, n: number) => `${name}: ${n} more`,
  none: (name: string) => `${name}: not yet`,
  forGood: (name: string) => `${name}: always`,
  hint: 'Each yes lets WeChat bring one. Nights are left alone.',
  ask: 'Tell me in WeChat',
  more: 'Tell me a few times more',
  askAt: {
    locked: 'Tell me of the answer in WeChat',
    photos: 'Tell me of the decision in WeChat',
    booking: 'Tell me of changes in WeChat',
    queue: 'Tell me in WeChat when I am called',
    sample: 'Tell me of the result in WeChat',
  },
  willTell: {
    locked: 'The answer will come to your WeChat',
    photos: 'The decision will come to your WeChat',
    booking: 'Changes will come to your WeChat',
    queue: 'The call will come to your WeChat',
    sample: 'The result will come to your WeChat',
  },
  thanks: 'WeChat will tell you',
}
const words: Record<Locale, typeof zhCN> = { 'zh-CN': zhCN, en }

/** The texts of what WeChat may bring. */
export const useNotifyWords = (): typeof zhCN => words[locale.use()]

/** The same outside of rendering. */
export const currentNotifyWords = (): typeof zhCN => words[locale.get()]
