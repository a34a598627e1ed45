/** A browser asks by itself. */
export function PrivacyGate() {
  return null
}
