import { join } from 'node:path'
import { type PhoneBundle } from '../../local/phone/bundle'
import { compilePhoneBundle } from '../../local/phone/compile'
import { type Phone, launchPhone } from '../../local/phone/launch-phone'
import { type PhoneOptions } from '../../local/phone/runtime/phone'

let compiled: PhoneBundle | undefined

/** The small native mini program in `fixture/`. */
export function fixtureBundle(): PhoneBundle {
  return (compiled ??= compilePhoneBundle(join(__dirname, 'fixture')))
}

/** The same with other modules; paths without `.js`. */
export function fixtureWith(modules: Record<string, string>): PhoneBundle {
  const bundle = fixtureBundle()
  return { ...bundle, modules: { ...bundle.modules, ...modules } }
}

const open: Phone[] = []

/** A phone that is put away after the test; `app` is what `getApp()` returns. */
export function phoneFor(bundle: PhoneBundle, options: PhoneOptions = {}): Phone {
  const phone = launchPhone(bundle, options)
  open.push(phone)
  return phone
}

export function putPhonesAway(): void {
  for (const phone of open.splice(0)) phone.dispose()
}

/** Calls a `wx` function of the phone as the mini program would; a failure is returned, not thrown. */
export async function callWx(
  phone: Phone,
  name: string,
  options: object = {},
): Promise<Record<string, unknown>> {
  const run = phone.runtime.wx[name]
  if (typeof run !== 'function') throw new Error(`wx.${name} is not there`)
  return new Promise(resolve => {
    ;(run as (options: object) => void)({ ...options, success: resolve, fail: resolve })
  })
}
