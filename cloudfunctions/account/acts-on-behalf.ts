import type { accountContract } from '../../domain/account/contract'
import { NuanlinError } from '../../domain/contract/errors'
import { goneWords, isGone } from '../../domain/privacy/gone'
import { placeKey } from '../../domain/role/place'
import {
  AUDIT,
  AUDIT_HEADS,
  endsWhileRead,
  readOn,
  START,
  type AuditDocument,
  type Head,
} from '../platform/audit'
import { callerOf, type QueryHandler } from '../platform/call'
import { database, row, rows } from '../platform/database'
import { DELEGATIONS, type DelegationDocument } from '../platform/delegations'
import { newestFirst } from '../platform/newest-first'
import { nicknamesOf } from '../platform/people'

const PAGE = 30
/** Lines of one delegation that are checked: more than a year of family matters. */
const CHECKED = 1000

/** What was done for me, or under a delegation that I am one side of. */
export const actsOnBehalf: QueryHandler<(typeof accountContract)['procedures']['actsOnBehalf']> = async (
  { delegationId, cursor },
  call,
) => {
  const { subject } = callerOf(call)
  const delegation = delegationId === undefined ? null : await mine(delegationId, subject)
  const { items, next } = await newestFirst<AuditDocument>(
    AUDIT,
    delegation ? { path: keyOf(delegation) } : { onBehalfOf: subject },
    'at',
    {
      cursor,
      limit: PAGE,
      scope: ['account.actsOnBehalf', subject, delegationId ?? null],
      now: call.now,
    },
  )
  const nicknames = await nicknamesOf(items.map(({ actor }) => actor))
  return {
    items: items.map(({ _id, at, actor, procedure, before, after }) => ({
      id: _id,
      at: at.toISOString(),
      actor: isGone(actor) ? goneWords[call.locale] : (nicknames.get(actor) ?? ''),
      mine: actor === subject,
      procedure,
      before,
      after,
    })),
    intact: delegation?.kind === 'family' && cursor === undefined ? await isIntact(delegation) : null,
    next,
  }
}

async function mine(id: string, subject: string): Promise<DelegationDocument> {
  const db = await database()
  const found = await row<DelegationDocument>(db.collection(DELEGATIONS).doc(id).get())
  if (found?.actor !== subject && found?.person !== subject) throw new NuanlinError('NOT_FOUND')
  return found
}

const keyOf = ({ _id }: DelegationDocument) => placeKey({ kind: 'delegation', id: _id })

/** No place holds the log of a family, so that nobody else checks it: it is checked when they read it. */
async function isIntact(delegation: DelegationDocument): Promise<boolean> {
  const db = await database()
  const chain = keyOf(delegation)
  const headNow = () => row<Head>(db.collection(AUDIT_HEADS).doc(chain).get())
  const before = await headNow()
  const lines = await rows<AuditDocument>(
    db.collection(AUDIT).where({ chain }).orderBy('seq', 'asc').limit(CHECKED).get(),
  )
  const read = readOn(START, lines)
  if ('what' in read) return false
  return lines.length === CHECKED || endsWhileRead(chain, before, await headNow(), read) === null
}
