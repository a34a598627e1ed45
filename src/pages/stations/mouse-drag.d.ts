/** A finger, or a mouse whose button is down. */
export interface Pull {
  readonly clientX: number
  readonly clientY: number
  /** When, in ms. */
  readonly timeStamp: number
}

export interface PullListener {
  readonly onStart: (pull: Pull) => void
  readonly onMove: (pull: Pull) => void
  /** Says whether it was a drag: then it was no tap on what lay under it. */
  readonly onEnd: (timeStamp: number) => boolean
}

/** Lets a mouse do on the element with this id what a finger does. */
export declare function useMouseDrag(id: string, listener: PullListener): void
