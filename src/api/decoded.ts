/** A parameter of an address: WeChat hands it over as it stands there, browsers decode it. */
export function decoded(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}
