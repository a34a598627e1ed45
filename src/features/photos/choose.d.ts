import type { FileBody } from '../../api/upload'

/** A picture of this phone that the person chose or took. */
export interface LocalPhoto {
  /** Where it can be seen on this phone while the page is open. */
  readonly preview: string
  /**
   * Makes it small enough to send, upright and without what the camera wrote into it, as far as the phone can.
   * Rejects when it is no picture that can be opened, or too large.
   */
  readonly file: () => Promise<PhotoFile>
  /** It is not shown any more. */
  readonly forget: () => void
}

export interface PhotoFile {
  readonly body: FileBody
  readonly bytes: number
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp'
}

/** Asks the person for pictures, from the album or the camera. Call it at a tap. None when they chose none. */
export declare function choosePhotos(most: number): Promise<readonly LocalPhoto[]>
