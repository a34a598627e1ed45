import Taro, { useReady } from '@tarojs/taro'
import { useState } from 'react'
import type { Size } from './stage-size'

export const underTabBar = false

export function useStageSize(id: string): Size {
  const [size, setSize] = useState<Size>({ width: 375, height: 640 })
  useReady(() => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect(found => {
        const box = Array.isArray(found) ? found[0] : found
        if (box && box.width > 0 && box.height > 0) setSize({ width: box.width, height: box.height })
      })
      .exec()
  })
  return size
}
