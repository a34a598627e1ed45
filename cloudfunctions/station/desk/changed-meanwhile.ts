import { NuanlinError } from '../../../domain/contract/errors'
import { nameIn } from '../../../domain/contract/name'
import { placeKey, stationPlace } from '../../../domain/role/place'
import { changesInWords, importInWords, type FieldChange } from '../../../domain/station/changes-in-words'
import { officeFields } from '../../../domain/station/office-fields'
import type { Call } from '../../platform/call'
import { district } from '../../platform/district'
import type { StationDocument } from '../document'
import { newestLines } from '../store-desk'

/** Lines that are looked through: an edit is open for minutes, not for a hundred acts. */
const LINES = 100

type Said = Readonly<Record<string, unknown>> & { readonly version?: number }

/**
 * The refusal of an edit that began from an older version: what was changed since, by whom and when, field by field,
 * out of the audit log; `version` among the details is the newest.
 */
export async function changedMeanwhile(
  station: StationDocument,
  since: number,
  { locale, now }: Pick<Call, 'locale' | 'now'>,
): Promise<NuanlinError> {
  const lines = await newestLines(placeKey(stationPlace(station._id)), LINES)
  const changes = new Map<string, FieldChange>()
  for (const { before, after, role, at } of lines.reverse()) {
    const [was, is] = [said(before), said(after)]
    if ((is.version ?? 0) <= since) continue
    for (const [field, value] of Object.entries(is)) {
      if (!Object.hasOwn(officeFields, field)) continue
      const first = changes.get(field)?.before ?? was[field]
      changes.set(field, { field, before: first, after: value, role, at: at.getTime() })
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

function said(text: string | null): Said {
  return text === null ? {} : (JSON.parse(text) as Said)
}
