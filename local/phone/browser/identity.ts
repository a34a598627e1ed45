const KEY = 'local-phone:openid'

/** Who holds this phone: made once per browser, and known to nobody else. */
export function browserOpenid(storage: Storage): string {
  const known = storage.getItem(KEY)
  if (known !== null) return known
  const bytes = crypto.getRandomValues(new Uint8Array(14))
  const openid = `local-phone-${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`
  storage.setItem(KEY, openid)
  return openid
}
