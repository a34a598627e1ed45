import { NuanlinError } from '../../../domain/contract/errors'
import { nameIn, type Name } from '../../../domain/contract/name'
import { areaPath, reaches, stationPlace } from '../../../domain/role/place'
import type { stationContract } from '../../../domain/station/contract'
import type { Office, StationForEdit } from '../../../domain/station/desk-contract'
import { deskRoles } from '../../../domain/station/desk-roles'
import { asWritten, plainText } from '../../../domain/station/import/plain-text'
import type { StationRecord } from '../../../domain/station/record'
import { recordProblems, roundedPoint } from '../../../domain/station/record-checks'
import { allTagsOf } from '../../../domain/station/tags'
import type { MutationHandler, QueryHandler, StaffCall } from '../../platform/call'
import type { AreaChain } from '../../platform/area-document'
import { enterArea } from '../../platform/areas'
import { canonical } from '../../platform/canonical'
import { database, type Transaction } from '../../platform/database'
import { district } from '../../platform/district'
import { buildStationDocument, listedOf } from '../build-document'
import type { StationDocument } from '../document'
import { stationInside } from '../store'
import { officeOf, picked } from '../office-of'
import { wholeStation, writeStation } from '../store-desk'
import { changedMeanwhile } from './changed-meanwhile'
import { carryRoles } from './carry-roles'
import { refusal, refusalInWords } from './refusal'

type Procedures = (typeof stationContract)['procedures']
type Field = keyof Office

export const forEdit: QueryHandler<Procedures['forEdit']> = ({ stationId }, call) =>
  stationForEdit(stationId, call)

export const edit: MutationHandler<Procedures['edit']> = {
  async effect({ stationId, version, changes }, call, transaction) {
    const stored = await stationInside(transaction, stationId)
    if (!stored) throw new NuanlinError('NOT_FOUND')
    if (stored.version !== version) throw await changedMeanwhile(stored, version, call)
    const before = officeOf(stored)
    const after: Office = { ...before, ...tidy(changes) }
    const fields = (Object.keys(after) as Field[]).filter(
      field => canonical(before[field]) !== canonical(after[field]),
    )
    const target = stationPlace(stationId)
    if (fields.length === 0)
      return { reference: null, act: { target, before: { version }, after: { version } } }

    const chain = await chainFor(stored, after, call, transaction)
    const { outline, services } = await district(call.now)
    const record = recordOf(stored, after)
    const known = new Set(before.services)
    const problems = recordProblems(record, {
      outline,
      // A service that was retired since may stay, it was not this edit that brought it.
      services: [...services.filter(({ retired }) => !retired), ...[...known].map(code => ({ code }))],
    }).filter(({ field }) => fields.includes(field as Field))
    if (problems.length > 0) throw refusal(problems, 'changes', call.locale)

    const edited = await withOffice(stored, record, chain, fields, new Date(call.now))
    await writeStation(transaction, edited)
    if (fields.includes('name') || fields.includes('area'))
      await carryRoles(await database(), transaction, edited)
    return {
      reference: null,
      ...(fields.includes('area') ? { alsoAt: areaPath(edited.areaPath) } : {}),
      act: {
        target,
        before: { version, ...picked(before, fields) },
        after: { version: edited.version, ...picked(after, fields) },
      },
    }
  },
  answer: (_reference, { stationId }, call) => stationForEdit(stationId, call),
}

/** The stored station with what the office now says, findable by it; what it lives through stays. */
async function withOffice(
  stored: StationDocument,
  record: StationRecord,
  chain: AreaChain,
  fields: readonly Field[],
  now: Date,
): Promise<StationDocument> {
  const built = await buildStationDocument(record, chain, now)
  const door = { closedByStaff: stored.closedByStaff, closure: stored.closure ?? null }
  return {
    ...stored,
    ...built,
    live: stored.live,
    ...door,
    tags: allTagsOf(stored._id, { ...built, ...door }),
    listed: stored.listed ?? listedOf(recordOf(stored, officeOf(stored))),
    imported: stored.imported ?? { at: stored.updatedAt, version: stored.version },
    edited: { at: now, fields: [...new Set([...(stored.edited?.fields ?? []), ...fields])] },
    createdAt: stored.createdAt,
    updatedAt: now,
    version: stored.version + 1,
  }
}

/** Text as an import would take it, and lists without repetitions. */
function tidy(changes: { readonly [F in Field]?: Office[F] | undefined }): Partial<Office> {
  const { name, address, area, areaGuessed, phone, kinds, services, location } = changes
  return {
    ...(Object.fromEntries(
      Object.entries(changes).filter(([, value]) => value !== undefined),
    ) as Partial<Office>),
    ...(name ? { name: signName(name) } : {}),
    ...(address ? { address: signName(address) } : {}),
    // Whoever names an area knows it, also with a program that cannot say so.
    ...(area !== undefined && areaGuessed === undefined ? { areaGuessed: null } : {}),
    ...(phone == null ? {} : { phone: plainText(phone) }),
    ...(kinds ? { kinds: [...new Set(kinds)] } : {}),
    ...(services ? { services: [...new Set(services)] } : {}),
    ...(location ? { location: roundedPoint(location) } : {}),
  }
}

/** A name or an address as it stands on the sign. */
function signName({ zh, en }: Name): Name {
  const english = en === undefined ? '' : asWritten(en)
  return { zh: asWritten(zh), ...(english === '' ? {} : { en: english }) }
}

/**
 * The chain of the area that the station will stand in. Who moves it must be in charge of the new place too: else it
 * would leave somebody's reach, and enter another's, without either of them.
 */
async function chainFor(
  stored: StationDocument,
  after: Office,
  call: StaffCall,
  transaction: Transaction,
): Promise<AreaChain> {
  if (after.area === stored.area) return { path: stored.areaPath, names: stored.areaNames }
  const area = await enterArea(transaction, after.area, new Date(call.now))
  if (!area || ['district', 'street', 'estate'].includes(area.level)) {
    const words = { 'zh-CN': '没有这个社区或网格', en: 'there is no such community or grid' }
    throw refusalInWords([{ field: 'area', words }], 'changes', call.locale)
  }
  const path = [...area.path, area._id]
  if (!reaches(call.held, deskRoles, areaPath(path))) throw new NuanlinError('AREA_OUT_OF_REACH')
  return { path, names: [...area.within, area.name] }
}

function recordOf(stored: StationDocument, office: Office): StationRecord {
  return {
    code: stored._id,
    ...office,
    hours: { ...office.hours, exceptions: stored.hours.exceptions },
    live: stored.live,
    closedByStaff: stored.closedByStaff,
    demo: stored.demo,
  }
}

async function stationForEdit(id: string, { locale }: Pick<StaffCall, 'locale'>): Promise<StationForEdit> {
  const stored = await wholeStation(id)
  if (!stored) throw new NuanlinError('NOT_FOUND')
  return {
    stationId: stored._id,
    version: stored.version,
    office: officeOf(stored),
    areaNames: stored.areaNames.map(name => nameIn(name, locale)),
    exceptions: stored.hours.exceptions,
    closedByStaff: stored.closedByStaff,
    closure: stored.closure ?? null,
    live: stored.live,
    edited: stored.edited ? { at: stored.edited.at.toISOString(), fields: [...stored.edited.fields] } : null,
    updatedAt: stored.updatedAt.toISOString(),
    demo: stored.demo,
  }
}
