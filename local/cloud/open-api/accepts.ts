/**
 * How many messages of a template somebody has agreed to, where a test has said so. Of others nothing is known, and
 * nothing is refused: counting is the work of who sends.
 */
export class Accepts {
  private readonly left = new Map<string, number>()

  private key(openid: string, templateId: string): string {
    return JSON.stringify([openid, templateId])
  }

  set(openid: string, templateId: string, count: number): void {
    this.left.set(this.key(openid, templateId), count)
  }

  /** One message more, as when somebody agrees: from now on it is known how many they have. */
  add(openid: string, templateId: string): void {
    this.set(openid, templateId, (this.left.get(this.key(openid, templateId)) ?? 0) + 1)
  }

  /** Uses one up; false when none is left. */
  take(openid: string, templateId: string): boolean {
    const key = this.key(openid, templateId)
    const left = this.left.get(key)
    if (left === undefined) return true
    if (left > 0) this.left.set(key, left - 1)
    return left > 0
  }

  clear(): void {
    this.left.clear()
  }
}
