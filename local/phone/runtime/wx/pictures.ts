import { element } from '../dom'
import { type PhoneRuntime } from '../phone'
import { list, number, text } from '../values'
import { WxFailure } from './api'
import { type Permissions } from './permissions'

/** Pictures of this machine stand for the phone's album and camera. */
export function picturesApi(phone: PhoneRuntime, permissions: Permissions) {
  const fileAt = (path: unknown): Blob => {
    const file = phone.files.find(text(path))
    if (file === undefined) throw new WxFailure('fail file doesn’t exist')
    return file
  }
  return {
    chooseMedia: async (options: Record<string, unknown>) => {
      const types = list(options.mediaType ?? ['image', 'video'])
      if (types.length !== 1 || types[0] !== 'image')
        throw new WxFailure('fail this phone has pictures only: ask for mediaType ["image"]')
      await permissions.requirePrivacy('chooseMedia')
      const count = number(options.count, 9)
      const files = await phone.dialogs.appScreen<readonly File[]>(
        'album',
        count > 1 ? `选择图片（最多 ${count} 张）` : '选择图片',
        answer => [album(count, answer)],
        [],
      )
      if (files.length === 0) throw new WxFailure('fail cancel')
      return {
        type: 'image',
        tempFiles: files.map(file => ({
          tempFilePath: phone.files.add(file),
          size: file.size,
          fileType: 'image',
        })),
      }
    },
    getImageInfo: async ({ src }: Record<string, unknown>) => {
      const file = fileAt(src)
      const { width, height } = await pictureOf(file)
      const type = /^image\/([a-z]+)/.exec(file.type)?.[1] ?? 'unknown'
      return { width, height, path: text(src), orientation: 'up', type }
    },
    compressImage: async (options: Record<string, unknown>) => {
      const file = fileAt(options.src)
      // As WeChat does it: other kinds stay as they are.
      if (file.type !== 'image/jpeg') return { tempFilePath: text(options.src) }
      const picture = await pictureOf(file)
      const width = number(options.compressedWidth, picture.width)
      const height = number(options.compressedHeight, Math.round((picture.height * width) / picture.width))
      const canvas = Object.assign(element('canvas', ''), { width, height })
      canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
      const smaller = await new Promise<Blob | null>(resolve => {
        canvas.toBlob(resolve, 'image/jpeg', number(options.quality, 80) / 100)
      })
      if (smaller === null) throw new WxFailure('fail')
      return { tempFilePath: phone.files.add(smaller) }
    },
  }
}

/** What a person chooses from, and leaves without choosing. */
function album(count: number, answer: (files: readonly File[]) => void): Node {
  const input = Object.assign(element('input', 'phone-album'), {
    type: 'file',
    accept: 'image/*',
    multiple: count > 1,
  })
  input.addEventListener('change', () => {
    answer([...(input.files ?? [])].slice(0, count))
  })
  return input
}

async function pictureOf(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    throw new WxFailure('fail file is not an image')
  }
}
