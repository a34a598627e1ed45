import type { District } from '../../domain/district/district'
import { NuanlinError } from '../../domain/contract/errors'
import { database, row } from './database'

/** How long a function instance believes what it read: never asked of for permission or closure. */
const CACHE_MILLISECONDS = 30_000

let cached: { readonly at: number; readonly district: Promise<District> } | undefined

/** The district's rules, catalogue and calendar; at most 30 s old. */
export function district(): Promise<District> {
  const at = performance.now()
  if (!cached || at - cached.at > CACHE_MILLISECONDS) {
    const reading = read()
    cached = { at, district: reading }
    reading.catch(() => (cached = undefined))
  }
  return cached.district
}

async function read(): Promise<District> {
  const db = await database()
  const stored = await row<District>(db.collection('settings').doc('district').get())
  if (!stored) throw new NuanlinError('UNAVAILABLE', { cause: 'the district has no settings yet' })
  return stored
}
