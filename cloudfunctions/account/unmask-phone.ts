import type { accountContract } from '../../domain/account/contract'
import { maskPhone } from '../../domain/account/phone'
import { NuanlinError } from '../../domain/contract/errors'
import type { Instant } from '../../domain/time/china-time'
import type { MutationHandler } from '../platform/call'
import { database, type Reader } from '../platform/database'
import { delegationOf, type DelegationDocument } from '../platform/delegations'
import { tell } from '../platform/notify'
import { personInside, type PersonDocument } from '../platform/people'

/** The whole number of somebody at the counter or on the telephone: never without a line in the log, nor unseen. */
export const unmaskPhone: MutationHandler<(typeof accountContract)['procedures']['unmaskPhone']> = {
  async effect({ delegationId, reason }, { caller, now }, transaction) {
    const { delegation, person, phone } = await served(transaction, delegationId, caller.subject, now)
    await tell(transaction, person.subject, { kind: 'phone_unmasked', reason }, new Date(now))
    return {
      reference: delegation._id,
      path: delegation.path,
      act: {
        target: { kind: 'person', id: person._id },
        before: null,
        after: { phone: maskPhone(phone) },
        reason,
      },
    }
  },
  async answer(_reference, { delegationId }, { caller, now }) {
    const { phone } = await served(await database(), delegationId, caller.subject, now)
    return { phone }
  },
}

/** @throws NOT_FOUND for somebody whom the caller does not serve now, or who gave no number */
async function served(
  reader: Reader,
  delegationId: string,
  actor: string,
  now: Instant,
): Promise<{
  readonly delegation: DelegationDocument
  readonly person: PersonDocument
  readonly phone: string
}> {
  const delegation = await delegationOf(reader, delegationId, actor, now)
  const person = delegation?.kind === 'counter' ? await personInside(reader, delegation.person) : null
  if (!delegation || !person?.phone) throw new NuanlinError('NOT_FOUND')
  return { delegation, person, phone: person.phone }
}
