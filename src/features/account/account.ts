import { NuanlinError } from '../../../domain/contract/errors'
import { isRecord } from '../../api/checks'
import { client } from '../../api/client'
import { storage } from '../../api/storage'

export type Settings = Parameters<typeof client.account.update>[0]
export type Account = Awaited<ReturnType<typeof client.account.me>>

/** Changes that the account has not heard of yet. */
const outbox = 'account-outbox'

const isSettings = (value: unknown): value is Settings => isRecord(value)
const waiting = (): Settings => storage.read(outbox, isSettings) ?? {}

/**
 * Tells the account about a change that this device has already made. Without a network it is told at the
 * next start; without an identity the change stays on this device, and that is all right.
 */
export async function saveSettings(change: Settings): Promise<void> {
  const all = { ...waiting(), ...change }
  if (Object.keys(all).length === 0) return
  storage.write(outbox, all)
  try {
    await client.account.update(all)
    storage.remove(outbox)
  } catch (error) {
    const later =
      error instanceof NuanlinError && ['UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED'].includes(error.code)
    if (!later) storage.remove(outbox)
  }
}

/** What the account knows, after it has been told what waited; null without an identity or a network. */
export async function readAccount(): Promise<Account | null> {
  await saveSettings({})
  try {
    return await client.account.me({})
  } catch {
    return null
  }
}
