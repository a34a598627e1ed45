import { ScrollView, View, type CommonEvent, type ITouchEvent } from '@tarojs/components'
import { useRef, useState, type ReactNode } from 'react'
import { Pressable } from '../../components/pressable'
import { useSearchWords } from '../../features/station/search/words'
import { useMouseDrag, type Pull } from './mouse-drag'
import { afterTap, heightAt, restAt, type Stage, type Stop } from './stops'
import { useTopAgain } from './use-top-again'
import './stop-sheet.scss'

/** A finger that moved less than this, in px, tapped. */
const SLOP = 6

const HEAD = 'stop-sheet-head'

interface StopSheetProps {
  readonly stage: Stage
  readonly stop: Stop
  readonly onStop: (stop: Stop) => void
  /** Stands at the top at every stop. */
  readonly head: ReactNode
  /** A new value takes the list back to its beginning. */
  readonly listKey: string
  readonly onBottom: () => void
  readonly children: ReactNode
}

interface Drag {
  readonly x: number
  readonly y: number
  /** Of the last move: where and when. */
  lastY: number
  lastAt: number
  speed: number
  axis: 'unknown' | 'across' | 'along'
}

/** The list over the map: dragged by its head, or tapped by its handle, which does all that dragging does. */
export function StopSheet({ stage, stop, onStop, head, listKey, onBottom, children }: StopSheetProps) {
  const words = useSearchWords()
  const scrollTop = useTopAgain(listKey)
  const drag = useRef<Drag | null>(null)
  const [pulled, setPulled] = useState<number | null>(null)
  const full = heightAt('full', stage)
  const resting = heightAt(stop, stage)
  const shown = Math.min(full, Math.max(stage.peek, resting + (pulled ?? 0)))

  const onStart = ({ clientX, clientY, timeStamp }: Pull) => {
    drag.current = { x: clientX, y: clientY, lastY: clientY, lastAt: timeStamp, speed: 0, axis: 'unknown' }
  }
  const onMove = ({ clientX, clientY, timeStamp }: Pull) => {
    const from = drag.current
    if (!from || from.axis === 'across') return
    const dx = Math.abs(clientX - from.x)
    const dy = Math.abs(clientY - from.y)
    if (from.axis === 'unknown') {
      if (Math.max(dx, dy) < SLOP) return
      from.axis = dy > dx ? 'along' : 'across'
      if (from.axis === 'across') return
    }
    const passed = timeStamp - from.lastAt
    if (passed > 0) from.speed = (from.lastY - clientY) / passed
    from.lastY = clientY
    from.lastAt = timeStamp
    setPulled(from.y - clientY)
  }
  const onEnd = (timeStamp: number) => {
    const from = drag.current
    drag.current = null
    setPulled(null)
    if (from?.axis !== 'along') return false
    // A finger that stood still before it let go does not throw.
    const speed = timeStamp - from.lastAt > 100 ? 0 : from.speed
    onStop(restAt(resting + from.y - from.lastY, speed, stage))
    return true
  }
  useMouseDrag(HEAD, { onStart, onMove, onEnd })
  const withFinger = (pull: (pull: Pull) => void) => (event: CommonEvent) => {
    // Taro types a touch as any event; it carries the fingers on both platforms.
    const [finger] = (event as ITouchEvent).touches
    if (finger) pull({ clientX: finger.clientX, clientY: finger.clientY, timeStamp: event.timeStamp })
  }
  const letGo = (event: CommonEvent) => void onEnd(event.timeStamp)

  return (
    <View
      className={`stop-sheet ${pulled === null ? '' : 'stop-sheet--pulled'}`}
      style={{ height: `${full}px`, transform: `translateY(${full - shown}px)` }}
    >
      <View
        id={HEAD}
        className="stop-sheet__head"
        onTouchStart={withFinger(onStart)}
        onTouchMove={withFinger(onMove)}
        onTouchEnd={letGo}
        onTouchCancel={letGo}
      >
        <Pressable
          className="stop-sheet__handle"
          label={stop === 'full' ? words.lower : words.raise}
          expanded={stop === 'full'}
          onPress={() => onStop(afterTap(stop))}
        >
          <View className="stop-sheet__bar" />
        </Pressable>
        {head}
      </View>
      <ScrollView
        className="stop-sheet__list"
        scrollTop={scrollTop}
        scrollY
        lowerThreshold={240}
        onScrollToLower={onBottom}
      >
        {children}
        {/* What lies below the edge of the screen at this stop can still be scrolled up to. */}
        <View style={{ height: `${full - resting}px` }} />
      </ScrollView>
    </View>
  )
}
