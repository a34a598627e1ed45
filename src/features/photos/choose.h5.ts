import { LONGEST_SIDE } from '../../../domain/photos/limits'
import type { choosePhotos as declared, LocalPhoto, PhotoFile } from './choose'
import { isPhotoType, mustFit, QUALITY, unreadable, within } from './fit'

export const choosePhotos: typeof declared = most =>
  new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = most > 1
    input.addEventListener('change', () => {
      // More than fit in may be chosen: whoever asked says so.
      resolve([...(input.files ?? [])].map(photoOf))
    })
    input.addEventListener('cancel', () => {
      resolve([])
    })
    input.click()
  })

function photoOf(file: File): LocalPhoto {
  const preview = URL.createObjectURL(file)
  return {
    preview,
    file: () => fileOf(file, preview),
    forget: () => {
      URL.revokeObjectURL(preview)
    },
  }
}

async function fileOf(file: File, preview: string): Promise<PhotoFile> {
  const smaller = await drawnAnew(preview)
  if (smaller) return { body: smaller, bytes: smaller.size, type: 'image/jpeg' }
  // What this browser cannot draw the server may be able to open.
  if (!isPhotoType(file.type) || file.size === 0) throw unreadable()
  mustFit(file.size)
  return { body: file, bytes: file.size, type: file.type }
}

/** The picture upright, at most {@link LONGEST_SIDE} long; null where the browser cannot open or draw it. */
async function drawnAnew(url: string): Promise<Blob | null> {
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const { width, height } = within(LONGEST_SIDE, { width: image.naturalWidth, height: image.naturalHeight })
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d')
    if (!context) return null
    // Where one could look through, paper is white.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.drawImage(image, 0, 0, width, height)
    return await new Promise(resolve => {
      canvas.toBlob(resolve, 'image/jpeg', QUALITY)
    })
  } catch {
    return null
  }
}
