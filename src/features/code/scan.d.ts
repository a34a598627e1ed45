/**
 * Opens the camera for a code. Answers what it says, null when the person closed the camera. Null as a whole where a page has no camera for it.
 */
export declare const scan: (() => Promise<string | null>) | null
