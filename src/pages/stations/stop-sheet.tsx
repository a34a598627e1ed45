import { ScrollView, View, type CommonEvent, type ITouchEvent } from '@tarojs/components'
import { useRef, useState, type ReactNode } from 'react'
import { Pressable } from '../../components/pressable'
import { useSearchWords } from '../../features/station/search/words'
import { afterTap, heightAt, restAt, type Stage, type Stop } from './stops'
import { useTopAgain } from './use-top-again'
import './stop-sheet.scss'

/** A finger that moved less than this, in px, tapped. */
const SLOP = 6

interface StopSheetProps {
  readonly stage: Stage
  readonly stop: Stop
  readonly onStop: (stop: Stop) => void
  /** Stands at the top at every stop. */
  readonly head: ReactNode
  /** A new value takes the list back to its beginning. */
  readonly listKey: string
  readonly onEnd: () => void
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
export function StopSheet({ stage, stop, onStop, head, listKey, onEnd, children }: StopSheetProps) {
  const words = useSearchWords()
  const scrollTop = useTopAgain(listKey)
  const drag = useRef<Drag | null>(null)
  const [pulled, setPulled] = useState<number | null>(null)
  const full = heightAt('full', stage)
  const resting = heightAt(stop, stage)
  const shown = Math.min(full, Math.max(stage.peek, resting + (pulled ?? 0)))

  const onTouchStart = (event: CommonEvent) => {
    const touch = fingerOf(event)
    if (!touch) return
    drag.current = {
      x: touch.clientX,
      y: touch.clientY,
      lastY: touch.clientY,
      lastAt: event.timeStamp,
      speed: 0,
      axis: 'unknown',
    }
  }
  const onTouchMove = (event: CommonEvent) => {
    const touch = fingerOf(event)
    const from = drag.current
    if (!touch || !from || from.axis === 'across') return
    const dx = Math.abs(touch.clientX - from.x)
    const dy = Math.abs(touch.clientY - from.y)
    if (from.axis === 'unknown') {
      if (Math.max(dx, dy) < SLOP) return
      from.axis = dy > dx ? 'along' : 'across'
      if (from.axis === 'across') return
    }
    const passed = event.timeStamp - from.lastAt
    if (passed > 0) from.speed = (from.lastY - touch.clientY) / passed
    from.lastY = touch.clientY
    from.lastAt = event.timeStamp
    setPulled(from.y - touch.clientY)
  }
  const onTouchEnd = (event: CommonEvent) => {
    const from = drag.current
    drag.current = null
    setPulled(null)
    if (from?.axis !== 'along') return
    // A finger that stood still before it let go does not throw.
    const speed = event.timeStamp - from.lastAt > 100 ? 0 : from.speed
    onStop(restAt(resting + from.y - from.lastY, speed, stage))
  }

  return (
    <View
      className={`stop-sheet ${pulled === null ? '' : 'stop-sheet--pulled'}`}
      style={{ height: `${full}px`, transform: `translateY(${full - shown}px)` }}
    >
      <View
        className="stop-sheet__head"
        onTouchStart={onTouchStart}
        onTouchMove={onTouchMove}
        onTouchEnd={onTouchEnd}
        onTouchCancel={onTouchEnd}
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
        onScrollToLower={onEnd}
      >
        {children}
        {/* What lies below the edge of the screen at this stop can still be scrolled up to. */}
        <View style={{ height: `${full - resting}px` }} />
      </ScrollView>
    </View>
  )
}

/** Taro types a touch as any event; it carries the fingers on both platforms. */
const fingerOf = (event: CommonEvent) => (event as ITouchEvent).touches[0]
