import { MAX_WORD, normalise } from './search-text'

/**
 * Tokens under which texts are found by an anchored prefix: each text from each of its characters on, the same in
 * pinyin without tones, and its initials. Typing 佳兆业, jiazhaoye or jzy all find 布吉街道佳兆业广场, and jhl finds
 * 吉华路 123 号. Text search in the database is a prefix search in a multikey index, so "contains" becomes "some suffix
 * begins with"; a token that another one begins with would find nothing more and is left out. The dictionary of sounds
 * is large and loaded when a text is first taken apart: only who writes names and addresses needs it.
 */
export async function searchWords(texts: readonly (string | undefined)[]): Promise<string[]> {
  const { pinyin } = await import('pinyin-pro')
  const words = new Set<string>()
  for (const text of texts) {
    const characters = Array.from(normalise(text ?? ''))
    for (const suffix of suffixes(characters)) words.add(suffix)
    const spoken = characters.filter(c => /[\p{Script=Han}a-z0-9]/u.test(c))
    const syllables = pinyin(spoken.join(''), { toneType: 'none', type: 'array', v: true })
    for (const suffix of suffixes(syllables)) words.add(suffix)
    for (const suffix of suffixes(syllables.map(s => s.slice(0, 1)))) words.add(suffix)
  }
  return withoutBeginnings([...words].filter(word => word.trim().length > 0))
}

/** Sorted, what begins another word stands right before the first that it begins. */
function withoutBeginnings(words: readonly string[]): string[] {
  const sorted = [...words].sort()
  return sorted.filter((word, i) => sorted[i + 1]?.startsWith(word) !== true)
}

/** From each element on to the end, joined and cut to {@link MAX_WORD} characters. */
function suffixes(parts: readonly string[]): string[] {
  return parts.map((_, i) => {
    let word = ''
    for (let j = i; j < parts.length && word.length < MAX_WORD; j++) word += parts[j] ?? ''
    return word.slice(0, MAX_WORD)
  })
}
