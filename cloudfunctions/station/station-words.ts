import type { StationRecord } from '../../domain/station/record'
import type { AreaChain } from '../platform/area-document'
import { MAX_WORD, normalise } from '../platform/search-text'
import { searchWords } from '../platform/search-words'

/** By name, address, street and community in Chinese, pinyin and initials; in English by words. */
export async function stationWords(
  { name, address }: Pick<StationRecord, 'name' | 'address'>,
  { names }: Pick<AreaChain, 'names'>,
): Promise<string[]> {
  const chinese = await searchWords([name.zh, address.zh, ...names.map(n => n.zh)])
  const english = [name.en, address.en].flatMap(text => (text === undefined ? [] : fromEachWord(text)))
  return [...new Set([...chinese, ...english])]
}

/** English is looked up from where a word begins: nobody types the middle of one. */
function fromEachWord(text: string): string[] {
  const words = text.split(/\s+/u)
  return words
    .map((_, i) => normalise(words.slice(i).join('')).slice(0, MAX_WORD))
    .filter(word => word.length > 0)
}
