import { client } from '../../api/client'
import { upload } from '../../api/upload'
import type { LocalPhoto } from './choose'

/** Pictures that are sent at the same time: more would only share the same network. */
const LANES = 2

const waiting: (() => void)[] = []
let busy = 0

/**
 * Makes a picture small, asks for leave, sends it and has it looked at.
 * @param onShare how far it is, 0 to 1, counting all of that
 * @returns its id, once it is ready for use
 */
export async function sendPhoto(photo: LocalPhoto, onShare: (share: number) => void): Promise<string> {
  if (busy >= LANES) await new Promise<void>(resolve => waiting.push(resolve))
  busy++
  try {
    const { body, bytes, type } = await photo.file()
    onShare(0.15)
    const grant = await client.photos.grant({ bytes, type })
    onShare(0.25)
    await upload(grant, body, share => {
      onShare(0.25 + 0.6 * share)
    })
    onShare(0.85)
    const { id } = await client.photos.finish({ photoId: grant.photoId })
    return id
  } finally {
    busy--
    waiting.shift()?.()
  }
}
