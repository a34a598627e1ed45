import { NuanlinError } from '../../../domain/contract/errors'
import { MOST_PHOTO_BYTES, photoTypes, type PhotoType } from '../../../domain/photos/limits'
import { locale } from '../../i18n/locale'
import { photoWords } from './words'

/** Of a JPEG that is sent: hardly to be told from the original, and a fifth of its size. */
export const QUALITY = 0.8

/** How large a picture is to be so that its longer side is at most so long. */
export function within(
  longest: number,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const share = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

export function isPhotoType(type: string): type is PhotoType {
  return (photoTypes as readonly string[]).includes(type)
}

/** @throws a NuanlinError with the server's code where a file would be refused anyway */
export function mustFit(bytes: number): void {
  if (bytes > MOST_PHOTO_BYTES)
    throw new NuanlinError('PHOTO_TOO_LARGE', { message: photoWords[locale.get()].tooLarge })
}

export function unreadable(): NuanlinError {
  return new NuanlinError('PHOTO_UNREADABLE', { message: photoWords[locale.get()].unreadable })
}
