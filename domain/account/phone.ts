/** A mobile of mainland China, or a landline with its area code and perhaps an extension. */
const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^0\d{2,3}-\d{7,8}(?:-\d{1,6})?$/

/** A call-back number as it is kept: without spaces, a landline with hyphens; '' for none. Undefined for what is no number. */
export function readPhone(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/^\+?86-?(?=1)/, '')
  if (plain === '') return ''
  const digits = plain.replaceAll('-', '')
  if (MOBILE.test(digits)) return digits
  if (LANDLINE.test(plain)) return plain
  const [, area, number] = /^(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})$/.exec(plain) ?? []
  return area === undefined || number === undefined ? undefined : `${area}-${number}`
}

/** `138****0000`, `0755-****01`: enough to tell one from another, too little to call. */
export function maskPhone(phone: string): string {
  if (phone === '') return ''
  if (MOBILE.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  const [area = '', number = ''] = phone.split('-')
  return `${area}-****${number.slice(-2)}`
}
