import { MAX_WORD, normalise } from './search-text'

/**
 * Tokens under which a text is found by an anchored prefix: the text from each of its characters on, the
 * same in pinyin without tones, and its initials. Typing 佳兆业, jiazhaoye or jzy all find 布吉街道佳兆业广场.
 * Text search in the database is a prefix search in a multikey index, so "contains" becomes "some suffix
 * begins with". The dictionary of sounds is large and loaded when a text is first taken apart: only who writes names
 * needs it.
 *
 * @param names texts that people spell out, also by pinyin and initials
 * @param others texts that are matched as written only, for instance addresses
 */
export async function searchWords(
  names: readonly string[],
  others: readonly string[] = [],
): Promise<string[]> {
  const { pinyin } = await import('pinyin-pro')
  const words = new Set<string>()
  for (const text of [...names, ...others])
    for (const suffix of suffixes(Array.from(normalise(text)))) words.add(suffix)
  for (const name of names) {
    const characters = Array.from(normalise(name)).filter(c => /[\p{Script=Han}a-z0-9]/u.test(c))
    const syllables = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true })
    for (const suffix of suffixes(syllables)) words.add(suffix)
    for (const suffix of suffixes(syllables.map(s => s.slice(0, 1)))) words.add(suffix)
  }
  return [...words].filter(word => word.trim().length > 0)
}

/** From each element on to the end, joined and cut to {@link MAX_WORD} characters. */
function suffixes(parts: readonly string[]): string[] {
  return parts.map((_, i) => {
    let word = ''
    for (let j = i; j < parts.length && word.length < MAX_WORD; j++) word += parts[j] ?? ''
    return word.slice(0, MAX_WORD)
  })
}
