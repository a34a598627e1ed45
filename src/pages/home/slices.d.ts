/** Whether the page may be rendered already. */
export declare function useSlices(): boolean
