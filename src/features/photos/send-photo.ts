import { NuanlinError } from '../../../domain/contract/errors'
import { client } from '../../api/client'
import { randomKey } from '../../api/random-key'
import { upload } from '../../api/upload'
import type { LocalPhoto, PhotoFile } from './choose'

/** Pictures that are sent at the same time: more would only share the same network. */
const LANES = 2

const waiting: (() => void)[] = []
let busy = 0

/** How far one picture got, for when it is sent again: the leave that it has stays its own. */
export interface Attempt {
  key: string
  file: PhotoFile | null
  /** Null until there is a leave. */
  photoId: string | null
  /** The file is there; it may not have been looked at. */
  arrived: boolean
}

export const firstAttempt = (): Attempt => ({ key: randomKey(), file: null, photoId: null, arrived: false })

/** If nobody hears it, the picture goes by itself after a day. */
export function takeBack(photoId: string): void {
  client.photos.discard({ photoId }).catch(() => undefined)
}

const hasCode = (error: unknown, code: string) => error instanceof NuanlinError && error.code === code

function beginAnew(attempt: Attempt): void {
  if (attempt.photoId) takeBack(attempt.photoId)
  Object.assign(attempt, { key: randomKey(), photoId: null, arrived: false })
}

async function leaveFor(attempt: Attempt, { bytes, type }: PhotoFile) {
  const ask = () => client.photos.grant({ bytes, type }, { key: attempt.key })
  try {
    return await ask()
  } catch (error) {
    // A leave is good for minutes; whoever comes back later takes another.
    if (!hasCode(error, 'CONFLICT')) throw error
    beginAnew(attempt)
    return ask()
  }
}

/**
 * Makes a picture small, asks for leave, sends it and has it looked at. Sent again, it goes on where it broke off.
 * @param onShare how far it is, 0 to 1, counting all of that
 * @returns its id, once it is ready for use
 */
export async function sendPhoto(
  photo: LocalPhoto,
  attempt: Attempt,
  onShare: (share: number) => void,
): Promise<string> {
  if (busy >= LANES) await new Promise<void>(resolve => waiting.push(resolve))
  busy++
  try {
    attempt.file ??= await photo.file()
    onShare(0.15)
    if (!attempt.arrived) {
      const grant = await leaveFor(attempt, attempt.file)
      attempt.photoId = grant.photoId
      onShare(0.25)
      await upload(grant, attempt.file.body, share => {
        onShare(0.25 + 0.6 * share)
      })
      attempt.arrived = true
    }
    onShare(0.85)
    const { id } = await client.photos.finish({ photoId: attempt.photoId ?? '' })
    return id
  } catch (error) {
    if (hasCode(error, 'PHOTO_MISSING')) attempt.arrived = false
    if (hasCode(error, 'NOT_FOUND')) beginAnew(attempt)
    throw error
  } finally {
    busy--
    waiting.shift()?.()
  }
}
