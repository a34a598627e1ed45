import type { addToCalendar as declared } from './add-to-calendar'
import { icsOf } from './ics'

/** A browser needs the address until the download has begun, in milliseconds. */
const KEPT = 60_000

export const addToCalendar: typeof declared = entry => {
  const file = new Blob([icsOf(entry, Date.now())], { type: 'text/calendar;charset=utf-8' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = 'nuanlin.ics'
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(address)
  }, KEPT)
  return Promise.resolve('given')
}
