const IN_WECHAT = 'wx:'

/** What WeChat knows somebody by; null for who is not in WeChat, such as a person at the counter. It is never logged. */
export function openidOf(subject: string): string | null {
  return subject.startsWith(IN_WECHAT) ? subject.slice(IN_WECHAT.length) : null
}
