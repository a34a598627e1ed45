import type { OfferingView } from '../../../domain/booking/views'
import type { BookingWords } from './words'

/** Where it is: the room's name, or the stop's with that of the vehicle. */
export const placeWords = ({ stopName, stationName }: OfferingView, words: BookingWords): string =>
  stopName === null ? stationName : words.places.stop(stopName, stationName)
