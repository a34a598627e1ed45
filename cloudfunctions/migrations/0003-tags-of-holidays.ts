import { allTagsOf } from '../../domain/station/tags'
import { canonical } from '../platform/canonical'
import { fingerprintOf } from '../station/build-document'
import { recordOf } from '../station/record-of'
import type { Migration } from './migration'
import { stationsInTurn } from './stations-in-turn'

/**
 * Weekly hours that also hold on public holidays are tagged as such, and what staff closed until further notice loses
 * the tags of its hours: a search for what is open then comes upon what is open. Nobody changed anything, so versions
 * and times stay.
 */
export const tagsOfHolidays: Migration = {
  number: 3,
  summary: 'stations are found by what is open on public holidays',
  batch: (db, after) =>
    stationsInTurn(db, after, station => {
      const { areaPath: path, areaNames: names } = station
      const tags = allTagsOf(station._id, station)
      const fingerprint = fingerprintOf(recordOf(station), { path, names })
      if (canonical(tags) === canonical(station.tags) && fingerprint === station.fingerprint) return null
      return { tags: db.command.set(tags), fingerprint }
    }),
}
