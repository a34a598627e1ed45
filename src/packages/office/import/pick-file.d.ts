/** A file that the person chose, in parts of base64. */
export interface PickedFile {
  readonly name: string
  readonly bytes: number
  /** The part with this number, from 1. */
  readonly part: (number: number) => Promise<string>
}

/** Asks the person for a spreadsheet. Call it at a tap. Null when they chose none. */
export declare function pickFile(): Promise<PickedFile | null>
