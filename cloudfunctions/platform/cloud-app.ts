/** The part of `@cloudbase/node-sdk` that the platform uses, with types of our own. */
export interface CloudApp {
  database(): unknown
  /** Of WeChat, as the mini program; `timeout` in milliseconds. */
  callWxOpenApi(
    call: { apiName: string; requestData: object },
    options: { timeout: number },
  ): Promise<{ result?: unknown }>
  getUploadMetadata(file: { cloudPath: string }): Promise<{ data: UploadMetadata }>
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  deleteFile(files: { fileList: string[] }): Promise<{ fileList: { fileID: string; code: string }[] }>
  getTempFileURL(files: {
    fileList: { fileID: string; maxAge: number; urlType?: 'COS_URL' }[]
  }): Promise<{ fileList: { fileID: string; code: string; tempFileURL: string }[] }>
}

/** Leave to put one file into storage. */
export interface UploadMetadata {
  readonly url: string
  readonly token: string
  readonly authorization: string
  readonly fileId: string
  readonly cosFileId: string
}

let opened: Promise<CloudApp> | undefined

/**
 * Opens the SDK at first use: it is by far the heaviest thing a function loads, so a call that needs neither data nor
 * files answers without it. It reads its credentials at each request; told to keep its connections, it does not
 * open one for each.
 */
export function cloudApp(): Promise<CloudApp> {
  return (opened ??= import('@cloudbase/node-sdk').then(
    ({ default: cloudbase }) =>
      cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true }) as unknown as CloudApp,
  ))
}
