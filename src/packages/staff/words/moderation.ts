import type { Locale } from '../../../../domain/contract/locale'
import type { Verdict } from '../../../../domain/submissions/check'
import type { Shelf } from '../../../../domain/submissions/lifecycle'
import type { StaffReason } from '../../../../domain/submissions/reasons'
import { locale } from '../../../i18n/locale'

const zhShelves: Record<Shelf, string> = {
  waiting: '待审',
  objected: '有异议',
  checking: '检查中',
  published: '已发布',
  refused: '没发布',
}
const zhVerdicts: Record<Verdict, string> = {
  pass: '微信检查：没发现问题',
  review: '微信检查：拿不准，请细看',
  risky: '微信检查：有风险',
  unknown: '微信没答复，请细看',
  stale: '微信没法检查，请细看',
  unchecked: '微信没检查，请细看',
}
const zhReasons: Record<StaffReason, string> = {
  faces: '有人脸、车牌',
  unclear: '看不清',
  not_here: '不是这个驿站',
  unfit: '内容不合适',
  advert: '像广告',
  other: '其他',
}

const zhCN = {
  title: '驿站照片',
  door: '驿站照片',
  doorHint: '看和发布',
  waits: (n: number) => `${n} 份等你看`,
  objections: (n: number) => `${n} 份有异议`,
  place: '看哪里',
  list: '看哪些',
  denied: '你现在不能审照片',
  deniedHint: '这要驿站工作人员、分拨员、督办或管理员的角色。',
  shelves: zhShelves,
  empty: {
    waiting: '都看完了',
    objected: '没有异议',
    checking: '没有在检查的',
    published: '还没有发布过',
    refused: '没有被退回的',
  } satisfies Record<Shelf, string>,
  emptyHint: '有人发来照片，会在这里等你。',
  left: (n: number, more: boolean) => (more ? `还有 ${n} 份以上` : `还有 ${n} 份`),
  sent: (ago: string) => `${ago}发来`,
  verdicts: zhVerdicts,
  stillChecking: '微信还在检查，最多半小时',
  riskyLater: '发布后微信说有风险，已收回重审',
  photo: (n: number, all: number) => `照片 ${n} / ${all}`,
  cover: '遮脸和车牌',
  coverPending: (which: readonly number[], all: number) =>
    `${all === 1 ? '' : `第 ${which.join('、')} 张的`}遮盖还没画好，外面看不到`,
  noPhotos: '照片打不开，刷新试试。',
  objection: '投稿人的异议',
  before: (role: string) => `${role}退回的原因`,
  beforeByMachine: '自动检查退回的原因',
  why: '没发布的原因',
  forAnother: '要由另一位同事来定：这份是你发的，或是你退回的。',
  publish: '发布',
  publishTitle: '现在就发布？',
  publishText: '人脸、车牌都遮好了吗？发布后大家都看得到。',
  publishConfirm: '都好了，发布',
  refuse: '退回',
  uphold: '维持退回',
  refuseTitle: '为什么不发布？',
  refuseText: '投稿人会看到原因。',
  note: '再说一句（选填）',
  noteNeeded: '写明原因',
  noteHint: '投稿人会看到',
  reason: '原因',
  reasons: zhReasons,
  refuseConfirm: '退回',
  skip: '先看下一份',
  takeDown: '撤下',
  takeDownTitle: '为什么撤下？',
  takeDownConfirm: '撤下',
  published: '发布了',
  refused: '退回了，已告诉投稿人',
  takenDown: '撤下了，已告诉投稿人',
}
export type ModerationWords = typeof zhCN

const enShelves: Record<Shelf, string> = {
  waiting: 'To decide',
  objected: 'Objections',
  checking: 'Being checked',
  published: 'Published',
  refused: 'Not published',
}
const enVerdicts: Record<Verdict, string> = {
  pass: 'WeChat’s check found nothing',
  review: 'WeChat’s check is not sure: look closely',
  risky: 'WeChat’s check found a risk',
  unknown: 'WeChat did not answer: look closely',
  stale: 'WeChat could not check it: look closely',
  unchecked: 'Not checked by WeChat: look closely',
}
const enReasons: Record<StaffReason, string> = {
  faces: 'Faces or plates',
  unclear: 'Not clear',
  not_here: 'Another place',
  unfit: 'Not fit',
  advert: 'Advertising',
  other: 'Another reason',
}

const en: ModerationWords = {
  title: 'Photos of stations',
  door: 'Photos',
  doorHint: 'Look and publish',
  waits: n => (n === 1 ? 'One waits for you' : `${n} wait for you`),
  objections: n => (n === 1 ? 'One objection' : `${n} objections`),
  place: 'Where',
  list: 'Which',
  denied: 'You cannot decide on photos now',
  deniedHint: 'It takes the role of station staff, dispatcher, supervisor or administrator.',
  shelves: enShelves,
  empty: {
    waiting: 'Everything is decided',
    objected: 'No objections',
    checking: 'Nothing is being checked',
    published: 'Nothing published yet',
    refused: 'Nothing refused',
  },
  emptyHint: 'What people send waits for you here.',
  left: (n, more) => (more ? `More than ${n} left` : `${n} left`),
  sent: ago => `Sent ${ago}`,
  verdicts: enVerdicts,
  stillChecking: 'WeChat is still checking: half an hour at most',
  riskyLater: 'WeChat found a risk after it was published: decide anew',
  photo: (n, all) => `Photo ${n} of ${all}`,
  cover: 'Cover faces and plates',
  coverPending: (which, all) =>
    `What is covered${all === 1 ? '' : ` in photo ${which.join(', ')}`} is not drawn yet: nobody outside sees it`,
  noPhotos: 'The photos cannot be opened. Refresh the page.',
  objection: 'The author objects',
  before: role => `Why it was refused (${role})`,
  beforeByMachine: 'Why the automatic check refused it',
  why: 'Why it is not shown',
  forAnother: 'For a colleague to decide: you sent it or refused it yourself.',
  publish: 'Publish',
  publishTitle: 'Publish it now?',
  publishText: 'Are all faces and plates covered? Everybody can see it then.',
  publishConfirm: 'All covered: publish',
  refuse: 'Refuse',
  uphold: 'Refuse for good',
  refuseTitle: 'Why not?',
  refuseText: 'The author reads the reason.',
  note: 'Anything else (optional)',
  noteNeeded: 'Say why',
  noteHint: 'the author reads it',
  reason: 'Reason',
  reasons: enReasons,
  refuseConfirm: 'Refuse',
  skip: 'The next one first',
  takeDown: 'Take down',
  takeDownTitle: 'Why take it down?',
  takeDownConfirm: 'Take down',
  published: 'Published',
  refused: 'Refused, and the author was told',
  takenDown: 'Taken down, and the author was told',
}

const words: Record<Locale, ModerationWords> = { 'zh-CN': zhCN, en }

/** Texts of the page on which staff decide what is shown. */
export const useModerationWords = (): ModerationWords => words[locale.use()]

/** The same outside of rendering. */
export const currentModerationWords = (): ModerationWords => words[locale.get()]
