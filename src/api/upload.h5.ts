import { NuanlinError, sentenceFor } from '../../domain/contract/errors'
import { locale } from '../i18n/locale'
import type { upload as declared } from './upload'

/** A file that has not arrived by then does not arrive any more, in milliseconds. */
const PATIENCE = 120_000

/** Not by `fetch`, which does not say how much has been sent. */
export const upload: typeof declared = ({ url, headers }, body, onProgress) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const failed = () => {
      reject(new NuanlinError('UNAVAILABLE', { message: sentenceFor('UNAVAILABLE', locale.get()) }))
    }
    request.open('PUT', url)
    request.timeout = PATIENCE
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total)
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve()
      else failed()
    }
    request.onerror = failed
    request.ontimeout = failed
    request.onabort = failed
    request.send(body)
  })
