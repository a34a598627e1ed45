import { NuanlinError } from '../../../domain/contract/errors'
import { isBoolean, isRecord } from '../../api/checks'
import { client } from '../../api/client'
import { onPersonChange } from '../../api/person-changes'
import { storage } from '../../api/storage'
import { storedValue } from '../../api/stored-value'

type Settings = Parameters<typeof client.account.update>[0]
export type Account = Awaited<ReturnType<typeof client.account.me>>

const OUTBOX = 'account-outbox'

const isSettings = (value: unknown): value is Settings => isRecord(value)

/** Those that could not be kept, on a device that keeps nothing or nothing more: they live as long as the page. */
let unkept: Settings | null = null

/**
 * Changes that the account has not heard of yet; they outlive the app where the device keeps things. Read anew each
 * time: another tab may have sent them, or somebody else may be here by now.
 */
const waiting = (): Settings => unkept ?? storage.read(OUTBOX, isSettings) ?? {}

function wait(settings: Settings): void {
  const none = Object.keys(settings).length === 0
  const kept = !none && storage.write(OUTBOX, settings)
  unkept = none || kept ? null : settings
  // Also what was kept before, where this could not be: it is not the last word any more.
  if (!kept) storage.remove(OUTBOX)
}

// Theirs, not of whoever sits down here next.
onPersonChange(where => {
  if (where === 'here') wait({})
  else unkept = null
})

async function tell(): Promise<void> {
  const settings = waiting()
  if (Object.keys(settings).length === 0) return
  try {
    await client.account.update(settings, { forMyself: true })
  } catch (error) {
    const later =
      error instanceof NuanlinError && ['UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED'].includes(error.code)
    if (later) return
  }
  // What was changed again meanwhile still waits.
  const rest = Object.entries(waiting()).filter(([name, value]) => settings[name as keyof Settings] !== value)
  wait(Object.fromEntries(rest))
}

/** Whether the pages for staff are for me, as the account last said. */
export const isStaff = storedValue('staff', isBoolean, () => false)

let telling: Promise<void> = Promise.resolve()

/**
 * Tells the account about a change that this device has already made, one after the other so that the last
 * one counts. Without a network it is told with the next change or at the next start; without an identity
 * the change stays on this device, and that is all right.
 */
export function saveSettings(change: Settings): Promise<void> {
  wait({ ...waiting(), ...change })
  telling = telling.then(tell)
  return telling
}

/** What the account knows, after it has been told what waited; null without an identity or a network. */
export async function readAccount(): Promise<Account | null> {
  await saveSettings({})
  try {
    const account = await client.account.me({}, { forMyself: true })
    isStaff.set(account.staff)
    return account
  } catch (error) {
    if (error instanceof NuanlinError && error.code === 'UNAUTHENTICATED') isStaff.set(false)
    return null
  }
}
