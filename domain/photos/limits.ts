/** Bytes of a picture as it is sent: more than any that the client has made smaller. */
export const MOST_PHOTO_BYTES = 10 * 1024 * 1024

/** Pictures of one use, for instance of one report. */
export const MOST_PHOTOS = 9

/** Longest side of what is kept, in pixels: enough to fill a phone's screen twice over. */
export const LONGEST_SIDE = 2048

/** Longest side of the small copy for lists. */
export const LONGEST_THUMB_SIDE = 480

/** What a picture may be when it is sent; what is kept is JPEG. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof photoTypes)[number]

/** Strokes with which one picture is covered, and points of one stroke. */
export const MOST_STROKES = 100
export const MOST_POINTS = 200
