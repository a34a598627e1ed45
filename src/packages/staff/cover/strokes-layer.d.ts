import type { ReactElement } from 'react'
import type { Stroke } from '../../../../domain/photos/strokes'

interface StrokesLayerProps {
  readonly strokes: readonly Stroke[]
  /** Height of the picture over its width. */
  readonly ratio: number
}

/** Strokes over a picture that they cover. */
export declare function StrokesLayer(props: StrokesLayerProps): ReactElement | null
