import { NuanlinError } from '../../domain/contract/errors'
import type { Locale, Words } from '../../domain/contract/locale'
import type { DeskSample } from '../../domain/sample/views'
import type { SampleActor, SampleEvent } from '../../domain/sample/lifecycle'
import type { SampleReasonGiven } from '../../domain/sample/reasons'
import { ruleAgainst } from '../../domain/sample/two-people'
import type { Role } from '../../domain/role/roles'
import { stationPlace } from '../../domain/role/place'
import type { Acted, StaffCall } from '../platform/call'
import { database, type Transaction } from '../platform/database'
import { personInside } from '../platform/people'
import { groundIn } from '../platform/places'
import { advance, type Doer } from './advance'
import { changedMeanwhile } from './changed-meanwhile'
import type { SampleDocument } from './document'
import { toDesk } from './present'
import * as store from './store'

/** Who acts, as histories keep it. */
export async function doerOf(
  transaction: Transaction,
  { caller, held, path }: StaffCall,
  roles: readonly Role[],
): Promise<Doer> {
  const person = (await personInside(transaction, caller.subject))?._id ?? null
  const role = held.find(one => roles.includes(one.role) && path.includes(one.place))?.role ?? null
  return { person, role }
}

/** A sample as the caller saw it. @throws CHANGED_MEANWHILE where it is another by now */
export async function seen(
  transaction: Transaction,
  id: string,
  version: number,
  { locale }: StaffCall,
): Promise<SampleDocument> {
  const one = await store.sampleInside(transaction, id)
  if (!one) throw new NuanlinError('NOT_FOUND')
  if (one.version !== version) throw changedMeanwhile(one, version, locale)
  return one
}

/**
 * A sample after what somebody did, written.
 * @throws OWN_RESULT or SAME_TESTER where it is for another; CHANGED_MEANWHILE where it cannot happen to it now
 */
export async function step(
  transaction: Transaction,
  one: SampleDocument,
  event: SampleEvent,
  by: SampleActor,
  doer: Doer,
  call: StaffCall,
  changes: Parameters<typeof advance>[5] = {},
): Promise<SampleDocument> {
  const after = advance(one, event, by, doer, new Date(call.now), changes)
  if (!after) throw changedMeanwhile(one, one.version, call.locale)
  const rule = ruleAgainst(event, { ...one, person: doer.person })
  if (rule) throw new NuanlinError(rule)
  await store.writeSample(transaction, after)
  return after
}

/** The line of the log for what was done to a sample: never who brought it. */
export function actOn(
  before: SampleDocument,
  after: SampleDocument,
  { facts = {}, reason = '' }: { readonly facts?: object; readonly reason?: string } = {},
): Acted {
  return {
    reference: after._id,
    act: {
      target: { kind: 'sample', id: before._id },
      before: { state: before.state, version: before.version },
      after: { state: after.state, version: after.version, station: after.station, ...facts },
      ...(reason === '' ? {} : { reason }),
    },
  }
}

const noReason: Words = {
  'zh-CN': '选「其他」时，写几个字说明原因。',
  en: 'Write a few words where the reason is another one.',
}

/** Why, checked: another reason needs words. */
export function reasonOf(code: SampleReasonGiven['code'], words: string, locale: Locale): SampleReasonGiven {
  const said = words.trim()
  if (code === 'other' && said === '') refuse('words', noReason[locale])
  return { code, words: said }
}

/** Refuses a field of an input that its schema lets through. */
export function refuse(path: string, message: string): never {
  throw new NuanlinError('INVALID_INPUT', { message, details: [{ path, message }] })
}

/** A sample for the caller's desk, by its id. */
export async function deskById(id: string, call: StaffCall): Promise<DeskSample> {
  const one = await store.findSample(id)
  const ground = one && (await groundIn(await database(), stationPlace(one.station)))
  const [shown] = one ? await toDesk([one], call, ground?.path ?? one.path) : []
  if (!shown) throw new NuanlinError('NOT_FOUND')
  return shown
}
