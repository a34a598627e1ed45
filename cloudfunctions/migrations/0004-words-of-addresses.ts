import { canonical } from '../platform/canonical'
import { fingerprintOf } from '../station/build-document'
import { recordOf } from '../station/record-of'
import { stationWords } from '../station/station-words'
import type { Migration } from './migration'
import { stationsInTurn } from './stations-in-turn'

/** Addresses, streets and communities are found by pinyin and initials too, as names were from the start. */
export const wordsOfAddresses: Migration = {
  number: 4,
  summary: 'stations are found by the pinyin of their address, street and community',
  batch: (db, after) =>
    stationsInTurn(db, after, async station => {
      const area = { path: station.areaPath, names: station.areaNames }
      const words = await stationWords(station, area)
      const fingerprint = fingerprintOf(recordOf(station), area)
      if (canonical(words) === canonical(station.words) && fingerprint === station.fingerprint) return null
      return { words: db.command.set(words), fingerprint }
    }),
}
