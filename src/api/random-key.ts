const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A word that nobody else uses, for idempotency. It guards against doing something twice, not against an
 * attacker (keys count per caller), so Math.random serves where mini programs have no crypto.
 */
export function randomKey(): string {
  const word = Array.from({ length: 24 }, () => letters[Math.floor(Math.random() * letters.length)]).join('')
  return `${word}${Date.now().toString(36)}`
}
