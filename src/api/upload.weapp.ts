import Taro from '@tarojs/taro'
import { NuanlinError, sentenceFor } from '../../domain/contract/errors'
import { locale } from '../i18n/locale'
import type { upload as declared } from './upload'

/** A file that has not arrived by then does not arrive any more, in milliseconds. */
const PATIENCE = 60_000

/** The leave is for a PUT, which `wx.uploadFile` cannot send; `wx.request` can, and says nothing of how far it is. */
export const upload: typeof declared = async ({ url, headers }, body, onProgress) => {
  try {
    const { statusCode } = await Taro.request({
      url,
      method: 'PUT',
      header: { ...headers },
      data: body as ArrayBuffer,
      responseType: 'text',
      dataType: 'text',
      timeout: PATIENCE,
    })
    if (statusCode < 200 || statusCode >= 300) throw new Error(`storage answered ${statusCode}`)
    onProgress(1)
  } catch (cause) {
    throw new NuanlinError('UNAVAILABLE', { message: sentenceFor('UNAVAILABLE', locale.get()), cause })
  }
}
