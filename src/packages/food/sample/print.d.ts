/** Prints what the page shows, its label alone; null where there is no printer to ask. */
export declare const print: (() => void) | null
