import Taro from '@tarojs/taro'
import { PART_BYTES } from '../../../../domain/imports/limits'
import type { PickedFile } from './pick-file'

/** WeChat gives files of a chat only: somebody sends the list to themselves first. */
export async function pickFile(): Promise<PickedFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'xlsx'] })
    const file = tempFiles[0]
    if (!file) return null
    const { name, path, size } = file
    return {
      name,
      bytes: size,
      part: number => {
        const position = (number - 1) * PART_BYTES
        return read(path, position, Math.min(PART_BYTES, size - position))
      },
    }
  } catch {
    return null
  }
}

function read(filePath: string, position: number, length: number): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      position,
      length,
      success: ({ data }) => {
        resolve(typeof data === 'string' ? data : '')
      },
      fail: ({ errMsg }) => {
        reject(new Error(errMsg))
      },
    })
  })
}
