export interface Size {
  readonly width: number
  readonly height: number
}

/** How large the element with this id is, in px; it follows changes of the window where there are any. */
export declare function useStageSize(id: string): Size

/** Whether the page lies under the tab bar and has to leave its room free by itself. */
export declare const underTabBar: boolean
