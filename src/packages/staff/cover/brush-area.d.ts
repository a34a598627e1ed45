import type { ReactElement, ReactNode } from 'react'

/** Where a finger is, as shares of the area's width and height from its top left. */
export type Place = readonly [x: number, y: number]

export interface BrushAreaProps {
  readonly className: string
  readonly label: string
  readonly onStart: (place: Place) => void
  readonly onMove: (place: Place) => void
  readonly onEnd: () => void
  readonly children: ReactNode
}

/** An area in which a finger, a pen or a mouse paints. */
export declare function BrushArea(props: BrushAreaProps): ReactElement
