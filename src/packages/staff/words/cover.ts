import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhCN = {
  title: '遮盖照片',
  hint: '用手指涂住人脸、车牌和门牌，点一下也行。别人看到的照片里，涂住的地方什么也看不出来；原图不变。',
  full: '涂得够多了，先保存，或者撤销几笔。',
  picture: (n: number) => (n === 0 ? '照片，还没有遮盖' : `照片，涂了 ${n} 笔`),
  thickness: '笔的粗细',
  thicknesses: { fine: '细', middle: '中', thick: '粗' },
  undo: '撤销',
  clear: '清空',
  save: '保存遮盖',
  saving: '正在保存…',
  saved: '遮盖好了，别人看到的是遮盖后的照片',
  drawnLater: '遮盖记下了，一两分钟画好；在那之前别人看不到这张照片',
  uncovered: '遮盖已撤掉',
  uncoverTitle: '撤掉这里的遮盖？',
  uncoverText: '这份照片大家正看得到。撤掉后露出来的就是上面这样，要重新审；发布前，整份先不给大家看。',
  uncoverConfirm: '撤掉，重新审',
  toDecide: '遮盖已撤掉，这份回到待审',
  lookAgain: '看最新的',
  notFound: '没有这张照片',
  notFoundHint: '可能已经撤下了。',
  back: '返回',
}

const words: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  en: {
    title: 'Cover a photo',
    hint: 'Paint over faces, plates and door numbers, or tap. In the photo that others see, nothing can be made out there. The original stays as it is.',
    full: 'That is as much as a photo takes. Save it, or undo a few strokes.',
    picture: n => (n === 0 ? 'Photo, nothing covered yet' : `Photo with ${n} strokes`),
    thickness: 'Thickness of the brush',
    thicknesses: { fine: 'Fine', middle: 'Medium', thick: 'Thick' },
    undo: 'Undo',
    clear: 'Clear',
    save: 'Save',
    saving: 'Saving…',
    saved: 'Covered. Others see the covered photo.',
    drawnLater: 'Noted. It is drawn in a minute or two; until then others do not see the photo.',
    uncovered: 'Nothing is covered any more',
    uncoverTitle: 'Uncover this?',
    uncoverText:
      'Everybody can see these photos now. Uncovered, this one looks as above and is decided on anew; until somebody publishes them, nobody outside sees any.',
    uncoverConfirm: 'Uncover, decide anew',
    toDecide: 'Uncovered. The photos wait for a decision.',
    lookAgain: 'Look again',
    notFound: 'There is no such photo',
    notFoundHint: 'It may have been taken down.',
    back: 'Back',
  },
}

/** The texts of the page on which pictures are covered. */
export const useCoverWords = (): typeof zhCN => words[locale.use()]
