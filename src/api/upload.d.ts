/** What a file is made of: as browsers have it, or as WeChat has it. */
export type FileBody = Blob | ArrayBuffer

/** Where a file goes, and the headers that are the leave. */
export interface UploadTarget {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Sends one file straight to storage. Rejects with a NuanlinError when it does not arrive, or the leave is over.
 * @param onProgress told the share that has been sent, 0 to 1, where the platform says it
 */
export declare function upload(
  target: UploadTarget,
  body: FileBody,
  onProgress: (share: number) => void,
): Promise<void>
