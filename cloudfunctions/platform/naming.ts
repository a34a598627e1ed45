import { waitAfter } from '../../domain/account/nickname'
import { judgeText } from './content-check'
import { row, rows, type Database } from './database'
import { DELEGATIONS, type DelegationDocument } from './delegations'
import { openidOf } from './openid'
import { PEOPLE, type Naming, type PersonDocument } from './people'
import { transact } from './transact'

type Named = Pick<PersonDocument, 'nickname' | 'naming' | 'namingDue'>

/**
 * What changes when somebody wants to be called so. Whom WeChat does not know it does not judge.
 *
 * @param delegation under which somebody else wrote it; null where they did so themselves
 */
export function namedAs(
  words: string,
  { subject, nickname }: PersonDocument,
  delegation: string | null,
  at: Date,
): Named {
  if (words === '' || words === nickname || openidOf(subject) === null)
    return { nickname: words, naming: null, namingDue: null }
  return { nickname, naming: { words, state: 'checking', since: at, failures: 0, delegation }, namingDue: at }
}

/** Those whose new name is to be judged now, the longest due first. */
export function peopleToName(db: Database, at: Date, limit: number): Promise<PersonDocument[]> {
  // `lt` of a moment: null is none.
  const due = { namingDue: db.command.lt(new Date(at.getTime() + 1)) }
  return rows<PersonDocument>(db.collection(PEOPLE).where(due).orderBy('namingDue', 'asc').limit(limit).get())
}

/**
 * The openid of who wrote somebody's new name: WeChat answers about nobody who has not been there lately. That they do
 * not act for them any more changes nothing; where they have no account any more it is asked as the person's own.
 */
export async function writerOf(db: Database, { subject, naming }: PersonDocument): Promise<string> {
  const leave = naming?.delegation
    ? await row<DelegationDocument>(db.collection(DELEGATIONS).doc(naming.delegation).get())
    : null
  return (leave && openidOf(leave.actor)) ?? openidOf(subject) ?? ''
}

/**
 * Has WeChat judge what somebody wants to be called, and shows it, refuses it, or waits.
 *
 * @param openid of whoever wrote it and is there: WeChat answers about nobody else
 * @returns false where WeChat did not answer
 */
export async function judgeName(
  db: Database,
  seen: PersonDocument,
  openid: string,
  at: Date,
): Promise<boolean> {
  const { naming } = seen
  if (naming?.state !== 'checking') return true
  const { state } = await judgeText(openid, naming.words, 'profile')
  await transact(db, async transaction => {
    const people = transaction.collection(PEOPLE)
    const now = await row<PersonDocument>(people.doc(seen._id).get())
    // They have thought of another meanwhile, or another run was faster.
    if (now?.naming?.words !== naming.words || now.naming.state !== 'checking') return
    const { _id, ...before } = now
    await people.doc(_id).set({
      ...before,
      ...outcome(naming, now.nickname, state, at),
      updatedAt: at,
      version: now.version + 1,
    })
  })
  return state !== 'failed'
}

function outcome(
  naming: Naming,
  nickname: string,
  state: Awaited<ReturnType<typeof judgeText>>['state'],
  at: Date,
): Named {
  switch (state) {
    case 'pass':
      return { nickname: naming.words, naming: null, namingDue: null }
    case 'review':
    case 'risky':
      return { nickname, naming: { ...naming, state: 'refused', delegation: null }, namingDue: null }
    default: {
      const failures = naming.failures + 1
      const namingDue = new Date(at.getTime() + waitAfter(failures))
      return { nickname, naming: { ...naming, failures }, namingDue }
    }
  }
}
