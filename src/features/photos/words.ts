import type { Locale } from '../../../domain/contract/locale'

const zhCN = {
  add: '添加照片',
  addLabel: (left: number) => `添加照片，还能加 ${left} 张`,
  count: (done: number, max: number) => `${done}/${max}`,
  list: '照片',
  open: (n: number) => `看第 ${n} 张照片`,
  remove: (n: number) => `去掉第 ${n} 张照片`,
  waiting: (n: number, percent: number) => `第 ${n} 张照片已传 ${percent}%`,
  again: '重试',
  againLabel: (n: number) => `重新传第 ${n} 张照片`,
  failed: '没传上',
  close: '关闭',
  shown: '照片',
  expired: '有照片放太久了，请重新添加',
  beyond: (max: number, n: number) => `最多 ${max} 张，后面 ${n} 张没加`,
  beyondToday: (n: number) => `今天传得够多了，后面 ${n} 张没加`,
  tooLarge: '这张照片太大了，请换一张。',
  unreadable: '这个文件打不开。请换一张 JPG、PNG 或 WebP 照片。',
  private: '照片里的拍摄地点和时间会去掉。',
  fullForToday: '你有很多照片传了还没发出，先发出去，或者明天再加。',
}

/** The texts of a field for pictures, which come with whatever package has one. */
export const photoWords: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  en: {
    add: 'Add photos',
    addLabel: left => `Add photos, ${left} more at most`,
    count: (done, max) => `${done}/${max}`,
    list: 'Photos',
    open: n => `See photo ${n}`,
    remove: n => `Remove photo ${n}`,
    waiting: (n, percent) => `Photo ${n}: ${percent}% sent`,
    again: 'Retry',
    againLabel: n => `Send photo ${n} again`,
    failed: 'Not sent',
    close: 'Close',
    shown: 'Photo',
    expired: 'A photo was too old. Please add it again.',
    beyond: (max, n) => `${max} at most: the last ${n} were left out`,
    beyondToday: n => `That is all for today: the last ${n} were left out`,
    tooLarge: 'This photo is too large. Please choose another.',
    unreadable: 'This file cannot be opened. Please choose a JPG, PNG or WebP photo.',
    private: 'Where and when they were taken is removed.',
    fullForToday: 'Many of your photos are not sent off yet. Send them, or add more tomorrow.',
  },
}
