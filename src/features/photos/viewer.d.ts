import type { ReactElement } from 'react'

interface ViewerProps {
  /** All pictures, and which of them was tapped; null while none is. */
  readonly urls: readonly string[]
  readonly at: number | null
  readonly onClose: () => void
}

/** Shows one picture as large as the screen. */
export declare function Viewer(props: ViewerProps): ReactElement | null
