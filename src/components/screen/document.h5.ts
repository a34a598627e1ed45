import { useDidShow } from '@tarojs/taro'
import { useEffect, useLayoutEffect } from 'react'
import type { Locale } from '../../../domain/contract/locale'
import { currentWords } from '../../i18n/words'

function write(title: string, locale: Locale): void {
  const { brand } = currentWords()
  document.title = title === brand ? brand : `${title} · ${brand}`
  document.documentElement.lang = locale
}

export function useDocument(title: string, locale: Locale): void {
  useLayoutEffect(() => {
    // index.html shows a shell of the first page until there is a page.
    document.getElementById('shell')?.remove()
  }, [])
  useEffect(() => {
    write(title, locale)
  }, [title, locale])
  useDidShow(() => {
    write(title, locale)
  })
}
