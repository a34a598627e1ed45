import type { Locale } from '../../../../domain/contract/locale'
import type { SubmissionState } from '../../../../domain/submissions/lifecycle'
import { locale } from '../../../i18n/locale'

interface StateWords {
  readonly tag: string
  /** What it means for the author, and what comes next. */
  readonly means: string
}

const zhStates: Record<SubmissionState, StateWords> = {
  checking: { tag: '检查中', means: '微信在看内容合不合适，最多半小时。' },
  queued: { tag: '等着看', means: '工作人员看过，就登出来。' },
  published: { tag: '已登出', means: '大家在驿站页面能看到。' },
  refused: { tag: '没登', means: '' },
  objected: { tag: '在复核', means: '收到你的异议，会有另一个人再看一遍。' },
  upheld: { tag: '没登', means: '复核过了，这是最后的决定。' },
  taken_down: { tag: '已撤下', means: '' },
  withdrawn: { tag: '你撤回了', means: '没有人再看得到，照片也删了。' },
}

const zhCN = {
  row: {
    title: '驿站照片',
    add: '拍张照片',
    addHint: '让后来的人一眼认出门口',
    photoOf: (station: string, n: number) => `${station}的照片 ${n}`,
  },
  all: {
    title: '驿站照片',
    empty: '还没有照片',
    emptyHint: '拍下门口、招牌或路口，后来的人一眼就认得。',
    taken: (year: number, month: number) => `${year}年${month}月`,
  },
  send: {
    title: '拍张照片',
    lead: '拍下门口或招牌，好让别人认门。',
    rules: '别拍到人脸和车牌。工作人员看过才登出来，不写你的名字。',
    caption: '说明（选填）',
    captionHint: '比如：红门右边，上二楼',
    send: '发出去',
    sending: '正在发…',
    uploading: (n: number) => `还有 ${n} 张在传…`,
    failedTitle: (n: number) => `${n} 张照片没传上`,
    failedText: '再传一次，或者去掉它们再发。',
    hopelessText: '这样的照片传不了，去掉再发。',
    retryFailed: '再传一次',
    removeFailed: (n: number) => `去掉这 ${n} 张`,
    sent: '发出去了，看过就登',
    lost: (n: number) => `上次有 ${n} 张没传完，请重新选`,
    waiting: (n: number) => `你的 ${n} 张照片在等网络`,
    seeWaiting: '看看',
    signIn: '登录后就能发照片',
    signInHint: '有了结果才能告诉你。',
  },
  mine: {
    title: '我的投稿',
    empty: '还没有投稿',
    emptyHint: '在驿站页面点「拍张照片」，帮后来的人认门。',
    find: '找驿站',
    signIn: '登录后看你的投稿',
    signInHint: '投稿跟着你的账号。',
    states: zhStates,
    why: '为什么',
    yourObjection: '你的异议',
    object: '提异议',
    objectTitle: '哪里不对？',
    objectText: '只能提一次，会由另一个人来看。',
    objectHint: '比如：那是海报，不是真人',
    objectSend: '提交',
    objected: '收到了，会有另一个人再看一遍',
    withdraw: '撤回',
    withdrawTitle: '撤回这份投稿？',
    withdrawText: '照片马上删除，不能恢复。',
    withdrawConfirm: '撤回并删除',
    withdrawn: '撤回了',
    see: '看驿站',
  },
}
export type SubmissionWords = typeof zhCN

const enStates: Record<SubmissionState, StateWords> = {
  checking: {
    tag: 'Being checked',
    means: 'WeChat looks whether it is fit to be shown: half an hour at most.',
  },
  queued: { tag: 'Waiting', means: 'Staff look at it, then it is shown.' },
  published: { tag: 'Shown', means: 'Everybody sees it on the station’s page.' },
  refused: { tag: 'Not shown', means: '' },
  objected: { tag: 'Looked at again', means: 'Your objection has arrived. Somebody else looks at it.' },
  upheld: { tag: 'Not shown', means: 'It was looked at again. This is the last word.' },
  taken_down: { tag: 'Taken down', means: '' },
  withdrawn: { tag: 'Taken back', means: 'Nobody sees it any more, and its photos are deleted.' },
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const en: SubmissionWords = {
  row: {
    title: 'Photos',
    add: 'Add a photo',
    addHint: 'So that others recognise the door',
    photoOf: (station, n) => `Photo ${n} of ${station}`,
  },
  all: {
    title: 'Photos of the station',
    empty: 'No photos yet',
    emptyHint: 'One of the door, the sign or the corner helps whoever comes next.',
    taken: (year, month) => `${months[month - 1] ?? ''} ${year}`,
  },
  send: {
    title: 'Add photos',
    lead: 'The door or the sign, so that others find it.',
    rules: 'No faces, no number plates. Staff look before anybody sees them; your name is not shown.',
    caption: 'Caption (optional)',
    captionHint: 'Right of the red door, upstairs',
    send: 'Send',
    sending: 'Sending…',
    uploading: n => `${n} still on the way…`,
    failedTitle: n => (n === 1 ? 'One photo has not arrived' : `${n} photos have not arrived`),
    failedText: 'Send them once more, or take them out before you go on.',
    hopelessText: 'Such a photo cannot be sent. Take it out before you go on.',
    retryFailed: 'Send once more',
    removeFailed: n => (n === 1 ? 'Take it out' : `Take out these ${n}`),
    sent: 'Sent. Staff look at it next',
    lost: n =>
      n === 1
        ? 'One photo had not gone up last time. Please choose it again.'
        : `${n} photos had not gone up last time. Please choose them again.`,
    waiting: n =>
      n === 1 ? 'One photo of yours waits for a network' : `${n} photos of yours wait for a network`,
    seeWaiting: 'See',
    signIn: 'Sign in to send photos',
    signInHint: 'So that we can tell you what became of them.',
  },
  mine: {
    title: 'What I sent',
    empty: 'Nothing sent yet',
    emptyHint: 'Tap “Add a photo” on a station’s page and help others find its door.',
    find: 'Find a station',
    signIn: 'Sign in to see what you sent',
    signInHint: 'It belongs to your account.',
    states: enStates,
    why: 'Why',
    yourObjection: 'Your objection',
    object: 'Object',
    objectTitle: 'What is wrong?',
    objectText: 'You can object once. Somebody else looks at it.',
    objectHint: 'For instance: that is a poster, not a person',
    objectSend: 'Send',
    objected: 'It has arrived. Somebody else looks at it',
    withdraw: 'Take back',
    withdrawTitle: 'Take it back?',
    withdrawText: 'The photos are deleted at once and for good.',
    withdrawConfirm: 'Take back and delete',
    withdrawn: 'Taken back',
    see: 'The station',
  },
}

const words: Record<Locale, SubmissionWords> = { 'zh-CN': zhCN, en }

/** Texts about photos that people send, which come with their package and not with the main one. */
export const useSubmissionWords = (): SubmissionWords => words[locale.use()]

/** The same outside of rendering. */
export const currentSubmissionWords = (): SubmissionWords => words[locale.get()]
