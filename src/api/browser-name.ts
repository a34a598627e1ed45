/** Whoever says to be several browsers is the first of these that they name. */
const browsers = [
  ['MicroMessenger', 'WeChat'],
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['HuaweiBrowser', 'Huawei Browser'],
  ['MiuiBrowser', 'Mi Browser'],
  ['QQBrowser', 'QQ Browser'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const systems = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['OpenHarmony', 'HarmonyOS'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Macintosh', 'Mac'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const

/** What a person would recognise a browser by, from what it says of itself: `Chrome · Windows`. */
export function browserName(userAgent: string): string {
  const named = (list: readonly (readonly [string, string])[]) =>
    list.find(([word]) => userAgent.includes(word))?.[1]
  const parts = [named(browsers), named(systems)].filter(part => part !== undefined)
  return parts.length > 0 ? parts.join(' · ') : 'Web'
}
