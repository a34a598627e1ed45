import type { Words } from '../contract/locale'

/** Errors of contracts that take pictures, for their `errors`. */
export const photoErrors = {
  PHOTO_NOT_READY: {
    'zh-CN': '有照片没传好或已过期，请移除后重新添加。',
    en: 'A picture has not arrived or is too old. Please remove it and add it again.',
  },
} as const satisfies Readonly<Record<string, Words>>
