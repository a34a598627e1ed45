import { NuanlinError } from '../../domain/contract/errors'
import { reaches } from '../../domain/role/place'
import { grantChangeInWords } from '../../domain/role/grant-changes'
import { mayGrant } from '../../domain/role/roles'
import type { Acted, StaffCall } from '../platform/call'
import type { Transaction } from '../platform/database'
import { countAdministrators, grantInside, guardRoles, type GrantDocument } from '../platform/grants'
import { linesSince } from '../platform/lines-since'
import { tell } from '../platform/notify'
import { grantInLog, grantTarget } from './present'
import * as store from './store'

interface Change {
  readonly id: string
  /** As the caller saw it. */
  readonly version: number
  readonly from: readonly GrantDocument['state'][]
  readonly to: GrantDocument['state']
  readonly reason?: string
}

/**
 * Takes a grant from one state to another: only what the caller could have given, and never the last administrator's.
 * It counts from the next call of the person on.
 */
export async function changeGrant(
  transaction: Transaction,
  call: StaffCall,
  { id, version, from, to, reason }: Change,
): Promise<Acted> {
  const before = await grantInside(transaction, id)
  if (!before) throw new NuanlinError('NOT_FOUND')
  const gives = call.held.some(
    own => mayGrant(own.role, before.role) && reaches([own], [own.role], before.path),
  )
  if (!gives) throw new NuanlinError('NOT_YOURS_TO_GIVE')
  if (before.version !== version) throw await changedMeanwhile(before, version, call)
  if (!from.includes(before.state)) throw new NuanlinError('WRONG_STATE')
  const after: GrantDocument = {
    ...before,
    state: to,
    listed: to !== 'ended',
    suspendedAt: to === 'suspended' ? new Date(call.now) : null,
    updatedAt: new Date(call.now),
    version: version + 1,
  }
  if (before.role === 'administrator') {
    const by = Number(to === 'active') - Number(before.state === 'active')
    if (by !== 0) {
      const left = await countAdministrators(transaction, by > 0 ? 1 : -1)
      if (left < 1) throw new NuanlinError('LAST_ADMINISTRATOR')
    }
  }
  await guardRoles(transaction, before.person, new Date(call.now))
  await store.writeGrant(transaction, after)
  const { role, placeName } = before
  const kind = ({ active: 'role_resumed', suspended: 'role_suspended', ended: 'role_ended' } as const)[to]
  await tell(transaction, before.subject, { kind, role, placeName, reason: reason ?? '' }, after.updatedAt)
  return {
    reference: id,
    act: {
      target: grantTarget(id),
      before: { ...grantInLog(before), version },
      after: { ...grantInLog(after), version: after.version },
      ...(reason === undefined ? {} : { reason }),
    },
  }
}

/** The refusal of an act on an older version: who did what to the role since, and when. */
async function changedMeanwhile(
  { _id, version }: GrantDocument,
  since: number,
  { locale }: Pick<StaffCall, 'locale'>,
): Promise<NuanlinError> {
  const lines = await linesSince(grantTarget(_id), since)
  return new NuanlinError('CHANGED_MEANWHILE', {
    details: [
      { path: 'version', message: String(version) },
      ...lines.flatMap(line => grantChangeInWords(line, locale)),
    ],
  })
}
