import Taro from '@tarojs/taro'
import { LONGEST_SIDE } from '../../../domain/photos/limits'
import type { choosePhotos as declared, LocalPhoto, PhotoFile } from './choose'
import { isPhotoType, mustFit, QUALITY, unreadable, within } from './fit'

export const choosePhotos: typeof declared = async most => {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: most,
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
    })
    return tempFiles.map(({ tempFilePath }) => photoOf(tempFilePath))
  } catch {
    // They chose none, or did not allow it: WeChat has said so itself.
    return []
  }
}

function photoOf(path: string): LocalPhoto {
  return { preview: path, file: () => fileOf(path), forget: () => undefined }
}

async function fileOf(path: string): Promise<PhotoFile> {
  const { path: smaller, type } = await compressed(path)
  const body = await read(smaller)
  if (body.byteLength === 0) throw unreadable()
  mustFit(body.byteLength)
  return { body, bytes: body.byteLength, type }
}

async function compressed(path: string): Promise<{ path: string; type: PhotoFile['type'] }> {
  try {
    const { width, height, type, orientation } = await Taro.getImageInfo({ src: path })
    const size = within(LONGEST_SIDE, { width, height })
    const { tempFilePath } = await Taro.compressImage({
      src: path,
      quality: QUALITY * 100,
      // One side only, the other follows: what lies on its side is turned upright on the way.
      compressedWidth: /^(?:left|right)/.test(orientation) ? size.height : size.width,
    })
    const declared = `image/${type}`
    return { path: tempFilePath, type: isPhotoType(declared) ? declared : 'image/jpeg' }
  } catch {
    // An old WeChat, or a picture that it cannot open: the server looks at it in any case.
    return { path, type: 'image/jpeg' }
  }
}

function read(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => {
        if (typeof data === 'string') reject(unreadable())
        else resolve(data)
      },
      fail: () => {
        reject(unreadable())
      },
    })
  })
}
