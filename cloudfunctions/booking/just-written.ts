import type { BookingDocument } from './document'

/** Far more than one instance writes at once. */
const MOST = 500

const kept = new Map<string, BookingDocument>()

/** Keeps a booking from its effect to its answer, which would have to read it otherwise. */
export function keepForAnswer(one: BookingDocument): void {
  if (kept.size >= MOST) kept.clear()
  kept.set(one._id, one)
}

/** The booking that this very call wrote; null where another call did, or it is an answer given again. */
export function fromEffect(id: string): BookingDocument | null {
  const one = kept.get(id) ?? null
  kept.delete(id)
  return one
}
