import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import type { Viewer as Declared } from './viewer'

/** WeChat has a screen of its own for this, with swiping and zooming. */
export const Viewer: typeof Declared = ({ urls, at, onClose }) => {
  const current = at === null ? undefined : urls[at]
  useEffect(() => {
    if (current === undefined) return
    void Taro.previewImage({ urls: urls.filter(Boolean), current }).catch(() => undefined)
    onClose()
  })
  return null
}
