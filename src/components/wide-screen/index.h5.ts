import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import './index.scss'

/** Pages that are shown: the next one comes before the last one goes. */
const shown = new Set<object>()

function mark(page: object, visible: boolean): void {
  if (visible) shown.add(page)
  else shown.delete(page)
  document.body.classList.toggle('wide', shown.size > 0)
}

export function useWideScreen(): void {
  const [page] = useState(() => ({}))
  useDidShow(() => {
    mark(page, true)
  })
  useDidHide(() => {
    mark(page, false)
  })
  useEffect(
    () => () => {
      mark(page, false)
    },
    [page],
  )
}
