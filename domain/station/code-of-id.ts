/** How the ids begin of codes that could not stand in a link as they are. */
export const MARK = 'x--'

/** An id in the middle of other words: `station:x--_9F99_5C97-001#3`. */
const ID_IN_WORDS = /(^|[^A-Za-z0-9_-])(x--[A-Za-z0-9_-]+)/g

/** Words in which ids of stations stand, with the codes instead. */
export function withCodes(words: string): string {
  return words.replace(ID_IN_WORDS, (_, before: string, id: string) => before + codeOfId(id))
}

/** The code that the office gave the station with this id. */
export function codeOfId(id: string): string {
  if (!id.startsWith(MARK)) return id
  return id.slice(MARK.length).replace(/_([0-9A-F]{4})/g, (_, unit: string) => {
    return String.fromCharCode(Number.parseInt(unit, 16))
  })
}
