import type { Migration } from './migration'
import { stationsByPlace } from './0001-stations-by-place'
import { casesOfLockedReports } from './0002-cases-of-locked-reports'
import { tagsOfHolidays } from './0003-tags-of-holidays'
import { wordsOfAddresses } from './0004-words-of-addresses'

/** Every migration, in the order of their numbers; one is added at the end and never changed after a release. */
export const migrations: readonly Migration[] = [
  stationsByPlace,
  casesOfLockedReports,
  tagsOfHolidays,
  wordsOfAddresses,
]
