import type { WordsOf } from './zh-CN'

/** Streets are not straight, and people walk about 80 metres a minute. */
const DETOUR = 1.3
const METRES_PER_MINUTE = 80
/** Beyond this nobody asks how long the walk is. */
const WALKABLE_MINUTES = 40

/** Rounded as people say it: 50 米, 320 米, 1.1 公里, 12 公里. */
export function distanceWords(metres: number, words: WordsOf): string {
  if (metres < 995) return words.distance.metres(Math.max(10, Math.round(metres / 10) * 10))
  const kilometres = metres / 1000
  return words.distance.kilometres(
    kilometres < 9.95 ? kilometres.toFixed(1).replace(/\.0$/, '') : kilometres.toFixed(0),
  )
}

/** Walking time as the crow flies with a usual detour; null where it is too far to walk. */
export function walkWords(metres: number, words: WordsOf): string | null {
  const minutes = Math.max(1, Math.round((metres * DETOUR) / METRES_PER_MINUTE))
  return minutes <= WALKABLE_MINUTES ? words.distance.walk(minutes) : null
}
