import type { ReactNode } from 'react'

export interface PressableProps {
  readonly className?: string
  readonly onPress: () => void
  /** What a screen reader says when the words inside do not say it all. */
  readonly label?: string
  readonly disabled?: boolean
  /** A switch or a filter: whether it is on. */
  readonly pressed?: boolean
  /** One of several: whether this is the chosen one. */
  readonly chosen?: boolean
  readonly expanded?: boolean
  /** The tab or page one is on. */
  readonly current?: boolean
  readonly id?: string
  readonly children: ReactNode
}
