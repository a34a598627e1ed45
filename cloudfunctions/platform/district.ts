import type { District } from '../../domain/district/district'
import { inForceAt, type StoredSettings } from './district-settings'
import { NuanlinError } from '../../domain/contract/errors'
import type { Instant } from '../../domain/time/china-time'
import { database } from './database'
import { settingsIn } from './settings-versions'

/**
 * How long a function instance believes what it read, in milliseconds: never asked of for permission or closure. With
 * as long again on the client a change is seen within half a minute.
 */
const CACHE_MILLISECONDS = 15_000

let cached: { readonly at: Instant; readonly settings: Promise<StoredSettings> } | undefined

/** The district's rules, catalogue and calendar as they are in force; at most 15 s old. */
export async function district(now: Instant): Promise<District> {
  if (!cached || now - cached.at > CACHE_MILLISECONDS || now < cached.at) {
    const reading = read()
    const mine = { at: now, settings: reading }
    cached = mine
    reading.catch(() => {
      if (cached === mine) cached = undefined
    })
  }
  return inForceAt(await cached.settings, now)
}

async function read(): Promise<StoredSettings> {
  const stored = await settingsIn(await database())
  if (!stored) throw new NuanlinError('UNAVAILABLE', { cause: 'the district has no settings yet' })
  return stored
}
