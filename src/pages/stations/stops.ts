/** Where the sheet over the map can rest: a strip, half of the stage, or all of it. */
export type Stop = 'peek' | 'half' | 'full'

export interface Stage {
  readonly width: number
  /** From the top of the screen down to the tab bar, in px. */
  readonly height: number
  /** What the search box takes at the top: the sheet ends below it. */
  readonly top: number
  /** What of the sheet is always seen: its handle and the filters. */
  readonly peek: number
}

/** Faster than this, in px per ms, a swipe goes on to the next stop whatever the distance. */
const SWIPE = 0.4
const HALF = 0.54

/** How much of the sheet is seen at a stop, in px. */
export function heightAt(stop: Stop, { height, top, peek }: Stage): number {
  const full = Math.max(peek, height - top)
  if (stop === 'full') return full
  return stop === 'peek' ? peek : Math.min(full, Math.max(peek, Math.round(height * HALF)))
}

const upwards: readonly Stop[] = ['peek', 'half', 'full']

/**
 * Where the sheet comes to rest when it is let go with `shown` px seen.
 * `speed` is in px per ms, upwards positive.
 */
export function restAt(shown: number, speed: number, stage: Stage): Stop {
  if (Math.abs(speed) > SWIPE) {
    const ahead =
      speed > 0
        ? upwards.find(stop => heightAt(stop, stage) > shown)
        : [...upwards].reverse().find(stop => heightAt(stop, stage) < shown)
    return ahead ?? (speed > 0 ? 'full' : 'peek')
  }
  return upwards.reduce((best, stop) =>
    Math.abs(heightAt(stop, stage) - shown) < Math.abs(heightAt(best, stage) - shown) ? stop : best,
  )
}

/** A tap on the handle: one stop up, and from the top back to half. */
export function afterTap(stop: Stop): Stop {
  return stop === 'half' ? 'full' : 'half'
}
