import { NuanlinError } from '../../../domain/contract/errors'
import { nameIn } from '../../../domain/contract/name'
import { stationPlace } from '../../../domain/role/place'
import { changesInWords, importInWords, type FieldChange } from '../../../domain/station/changes-in-words'
import { officeFields } from '../../../domain/station/office-fields'
import type { Locale } from '../../../domain/contract/locale'
import type { Closure } from '../../../domain/station/closure'
import { dayInWords, doorInWords } from '../../../domain/station/door-changes'
import type { HoursException } from '../../../domain/station/hours'
import type { Call } from '../../platform/call'
import { canonical } from '../../platform/canonical'
import { district } from '../../platform/district'
import { linesSince, recentLines } from '../../platform/lines-since'
import type { StationDocument } from '../document'

/**
 * The refusal of an edit that began from an older version: what was changed since, by whom and when, field by field,
 * out of the audit log; `version` among the details is the newest.
 */
export async function changedMeanwhile(
  station: StationDocument,
  since: number,
  { locale, now }: Pick<Call, 'locale' | 'now'>,
): Promise<NuanlinError> {
  const changes = new Map<string, FieldChange>()
  for (const { before, after, role, at } of await linesSince(stationPlace(station._id), since)) {
    for (const [field, value] of Object.entries(after)) {
      if (!Object.hasOwn(officeFields, field)) continue
      const first = changes.get(field)?.before ?? before[field]
      changes.set(field, { field, before: first, after: value, role, at })
    }
  }
  const { services } = await district(now)
  const { imported } = station
  const names = new Map(services.map(({ code, name }) => [code, nameIn(name, locale)]))
  const details = changesInWords([...changes.values()], code => names.get(code) ?? code, locale)
  return new NuanlinError('CHANGED_MEANWHILE', {
    details: [
      { path: 'version', message: String(station.version) },
      ...details,
      // A list is written by the operator, outside the log: the station itself remembers when.
      ...(imported && imported.version > since ? [importInWords(imported.at.getTime(), locale)] : []),
    ],
  })
}

/** The refusal of a tap on a door that somebody else has closed or opened since the caller looked. */
export async function doorMovedMeanwhile(stationId: string, locale: Locale): Promise<NuanlinError> {
  const lines = await recentLines(stationPlace(stationId))
  const last = lines.findLast(({ after }) => 'closedByStaff' in after)
  return new NuanlinError('CHANGED_MEANWHILE', {
    details: last ? [doorInWords((last.after.closure ?? null) as Closure | null, last, locale)] : [],
  })
}

/** The refusal of a word on days of which somebody else has said something since the caller looked. */
export async function daysChangedMeanwhile(
  stationId: string,
  seen: readonly HoursException[],
  now: readonly HoursException[],
  locale: Locale,
): Promise<NuanlinError> {
  const lines = await recentLines(stationPlace(stationId))
  const days = [...new Set([...seen, ...now].map(({ date }) => date))].sort()
  const on = (date: string, all: unknown) =>
    ((all ?? []) as readonly HoursException[]).find(one => one.date === date) ?? null
  const details = days.flatMap(date => {
    const today = on(date, now)
    if (canonical(today) === canonical(on(date, seen))) return []
    const by = lines.findLast(
      ({ before, after }) =>
        'exceptions' in after &&
        canonical(on(date, before.exceptions)) !== canonical(on(date, after.exceptions)),
    )
    return by ? dayInWords(date, today, by, locale) : []
  })
  return new NuanlinError('CHANGED_MEANWHILE', { details })
}
