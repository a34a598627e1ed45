import { type DeviceState } from '../runtime/device'
import { isRecord, number, record } from '../runtime/values'

const KEY = 'local-phone:device'

/** What the person set about the phone, kept over reloads. */
export function loadDevice(storage: Storage): Partial<DeviceState> {
  const saved = read(storage)
  if (!isRecord(saved)) return {}
  const answers = Object.entries(record(saved.authorizations)).map(
    ([scope, allowed]) => [scope, allowed === true] as const,
  )
  return {
    authorizations: new Map(answers),
    privacyAgreed: saved.privacyAgreed === true,
    fontSize: number(saved.fontSize, 16),
  }
}

function read(storage: Storage): unknown {
  try {
    return JSON.parse(storage.getItem(KEY) ?? '{}')
  } catch {
    return {}
  }
}

export function saveDevice(storage: Storage, device: DeviceState): void {
  const { authorizations, privacyAgreed, fontSize } = device
  storage.setItem(
    KEY,
    JSON.stringify({ authorizations: Object.fromEntries(authorizations), privacyAgreed, fontSize }),
  )
}

/** Forgets the mini program's data and the person's answers; the person stays the same. */
export function forgetEverything(storage: Storage, prefix: string): void {
  storage.removeItem(KEY)
  for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
}
