import { View, type ITouchEvent } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useRef } from 'react'
import { role } from '../../../components/role'
import type { BrushArea as Declared, Place } from './brush-area'

const ID = 'brush-area'

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export const BrushArea: typeof Declared = ({ className, label, onStart, onMove, onEnd, children }) => {
  // Asked for anew at each stroke; what the finger does meanwhile waits for it, in its order.
  const box = useRef<Promise<Box | null>>(Promise.resolve(null))
  const tell = (event: ITouchEvent, what: (place: Place) => void) => {
    const touch = event.touches[0]
    if (!touch) return
    const { clientX, clientY } = touch
    void box.current.then(known => {
      if (known) what([(clientX - known.left) / known.width, (clientY - known.top) / known.height])
    })
  }
  const end = () => {
    void box.current.then(onEnd)
  }
  return (
    <View
      id={ID}
      className={className}
      {...role('img')}
      aria-label={label}
      // Else the page scrolls away under a finger that paints up or down.
      catchMove
      onTouchStart={event => {
        box.current = boxOf()
        tell(event as ITouchEvent, onStart)
      }}
      onTouchMove={event => {
        tell(event as ITouchEvent, onMove)
      }}
      onTouchEnd={end}
      onTouchCancel={end}
    >
      {children}
    </View>
  )
}

function boxOf(): Promise<Box | null> {
  return new Promise(resolve => {
    Taro.createSelectorQuery()
      .select(`#${ID}`)
      .boundingClientRect(found => {
        const box = Array.isArray(found) ? found[0] : found
        resolve(box && box.width > 0 && box.height > 0 ? box : null)
      })
      .exec()
  })
}
