import { createHash } from 'node:crypto'
import { NuanlinError } from '../../domain/contract/errors'
import type { Limit } from '../../domain/contract/limit'
import type { Locale, Words } from '../../domain/contract/locale'
import type { Instant } from '../../domain/time/china-time'
import { database, isDuplicate } from './database'

export const RATE_LIMITS = 'rate_limits'

/**
 * Counts a call, in windows of the limit's length that all instances share.
 *
 * @param usuallyNew most people call it once in a while: the window is opened before one is looked for
 * @throws RATE_LIMITED with the time after which it may be tried again
 */
export async function countCall(
  subject: string,
  procedure: string,
  { times, seconds }: Limit,
  now: Instant,
  locale: Locale,
  usuallyNew = false,
): Promise<void> {
  const length = seconds * 1000
  const start = Math.floor(now / length) * length
  const who = createHash('sha256')
    .update(JSON.stringify([subject, procedure]))
    .digest('base64url')
  const count = await counted(`${who}:${start}`, new Date(start + 2 * length), usuallyNew)
  if (count <= times) return
  const wait = Math.max(1, Math.ceil((start + length - now) / 1000))
  throw new NuanlinError('RATE_LIMITED', {
    message: sentence(wait)[locale],
    details: [{ path: 'retryAfterSeconds', message: String(wait) }],
  })
}

async function counted(id: string, expiresAt: Date, usuallyNew: boolean): Promise<number> {
  const db = await database()
  const windows = db.collection(RATE_LIMITS)
  const again = async () => {
    const { doc } = await windows.where({ _id: id }).updateAndReturn({ count: db.command.inc(1) })
    return (doc as { count: number } | null | undefined)?.count
  }
  const known = usuallyNew ? undefined : await again()
  if (known !== undefined) return known
  try {
    await windows.add({ _id: id, count: 1, expiresAt })
    return 1
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return (await again()) ?? 1
  }
}

function sentence(seconds: number): Words {
  const minutes = Math.ceil(seconds / 60)
  return seconds < 60
    ? {
        'zh-CN': `操作太快了，请 ${seconds} 秒后再试。`,
        en: `Too fast. Please try again in ${seconds} seconds.`,
      }
    : {
        'zh-CN': `次数太多了，请 ${minutes} 分钟后再试。`,
        en: `Too many times. Please try again in ${minutes} minutes.`,
      }
}
