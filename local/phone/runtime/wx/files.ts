import { type PhoneRuntime } from '../phone'
import { type Loose, number, text } from '../values'
import { WxFailure, asynchronous } from './api'

/** `wx.getFileSystemManager()`: reads the files that the person gave. */
export function fileSystemManager(phone: PhoneRuntime): Loose {
  return {
    readFile: asynchronous(phone, 'readFile', async ({ filePath, encoding, position, length }) => {
      const file = phone.files.find(text(filePath))
      if (file === undefined) {
        throw new WxFailure(`fail no such file or directory, open "${text(filePath)}"`)
      }
      const from = number(position, 0)
      const part = await bytesOf(file.slice(from, from + number(length, file.size)))
      if (encoding === undefined) return { data: part }
      if (encoding !== 'base64')
        throw new WxFailure(`fail this phone reads bytes or base64, not ${text(encoding)}`)
      return { data: btoa(Array.from(new Uint8Array(part), byte => String.fromCharCode(byte)).join('')) }
    }),
  }
}

/** The bytes of a file; by a reader, which every window has. */
export function bytesOf(file: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      resolve(reader.result as ArrayBuffer)
    }
    reader.onerror = () => {
      reject(reader.error ?? new Error('the file cannot be read'))
    }
    reader.readAsArrayBuffer(file)
  })
}
