import type { Account, accountContract } from '../../domain/account/contract'
import { DESK_PHONE_KEPT } from '../../domain/account/delegation'
import { maskPhone, readPhone } from '../../domain/account/phone'
import type { Identity } from '../../domain/contract/allow'
import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import type { Locale } from '../../domain/contract/locale'
import type { Instant } from '../../domain/time/china-time'
import { areaInside, findArea, isOpen } from '../platform/areas'
import { callerOf, type Handlers } from '../platform/call'
import { database } from '../platform/database'
import { heldBy } from '../platform/grants'
import { judgeName, namedAs } from '../platform/naming'
import { openidOf } from '../platform/openid'
import { findPerson, writePerson, type PersonDocument } from '../platform/people'
import { delegationHandlers } from './acting-for'
import { actsOnBehalf } from './acts-on-behalf'
import { endCopied, tellOfCopy } from './copied-session'
import { unmaskPhone } from './unmask-phone'
import { loginHandlers } from './login'
import { endSession, findGeneration, generationOf, refreshInside, tokensOf } from '../platform/session'

export const handlers: Handlers<(typeof accountContract)['procedures']> = {
  ...loginHandlers,
  ...delegationHandlers,
  actsOnBehalf,
  unmaskPhone,

  me: (_input, call) => accountOf(callerOf(call), call.locale, call.actor !== null),

  update: {
    async effect(
      { nickname, phone: typed, community, language, careMode },
      { caller, delegation, now },
      transaction,
    ) {
      const phone = typed === undefined ? undefined : readPhone(typed)
      if (typed !== undefined && phone === undefined) throw new NuanlinError('NO_PHONE_NUMBER')
      if (community != null) {
        const area = await areaInside(transaction, community)
        if (area?.level !== 'community' || !isOpen(area)) throw new NuanlinError('NO_SUCH_COMMUNITY')
      }
      const at = new Date(now)
      const said = {
        ...(phone === undefined ? {} : { phone, phoneUntil: phoneUntil(caller, phone, now) }),
        ...(community === undefined ? {} : { community }),
        ...(language === undefined ? {} : { language }),
        ...(careMode === undefined ? {} : { careMode }),
      }
      const after = { ...(nickname === undefined ? {} : { nickname }), ...said }
      let before: Partial<PersonDocument> = {}
      const { _id } = await writePerson(transaction, caller, at, person => {
        before = Object.fromEntries(
          Object.keys(after).map(field => [field, person[field as keyof typeof after]]),
        )
        return nickname === undefined ? said : { ...said, ...namedAs(nickname, person, delegation, at) }
      })
      return {
        reference: null,
        onBehalf: { target: { kind: 'person', id: _id }, before: inLog(before), after: inLog(after) },
      }
    },
    async answer(_reference, { nickname }, { caller, actor, locale, now }) {
      if (nickname !== undefined) await judgeAtOnce(caller, actor ?? caller, now)
      return accountOf(caller, locale, actor !== null)
    },
  },

  refresh: {
    async effect({ refreshToken }, { now }, transaction) {
      const { session, copied } = await refreshInside(transaction, refreshToken, now)
      if (!copied) return generationOf(session)
      await tellOfCopy(transaction, session, now)
      return null
    },
    async answer(reference, _input, { now }) {
      const { session, fresh } = await findGeneration(reference, now)
      if (session && fresh) return tokensOf(session, now)
      // The same request once more, long after: like a refresh token that was taken before, somebody has a copy.
      if (session) await endCopied(session._id, now)
      throw new NuanlinError('UNAUTHENTICATED')
    },
  },

  signOut: {
    async effect(_input, { caller, now }, transaction) {
      if (caller.session !== undefined) await endSession(transaction, caller.session, now)
      return null
    },
    answer: () => Promise.resolve({}),
  },
}

/** WeChat answers within a second, nearly always; where it does not, a job asks again. */
async function judgeAtOnce(whose: Identity, writer: Identity, now: Instant): Promise<void> {
  const [person, openid] = [await findPerson(whose), openidOf(writer.subject)]
  if (person?.namingDue && openid !== null) await judgeName(await database(), person, openid, new Date(now))
}

/** Who was served at a counter has no account that could take their number away again. */
function phoneUntil({ subject }: Identity, phone: string, now: Instant): Date | null {
  return phone !== '' && subject.startsWith('desk:') ? new Date(now + DESK_PHONE_KEPT) : null
}

/** What the log says of settings: numbers as staff see them. */
function inLog({ phone, phoneUntil: _, ...rest }: Partial<PersonDocument>): object {
  return { ...rest, ...(phone === undefined ? {} : { phone: maskPhone(phone) }) }
}

/** @param masked for somebody who acts for the person */
async function accountOf(identity: Identity, locale: Locale, masked: boolean): Promise<Account> {
  const [person, held] = await Promise.all([findPerson(identity), heldBy(identity.subject)])
  const area = person?.community == null ? null : await findArea(person.community)
  return {
    nickname: person?.naming?.words ?? person?.nickname ?? '',
    nicknameState: person?.naming?.state ?? 'shown',
    phone: masked ? maskPhone(person?.phone ?? '') : (person?.phone ?? ''),
    community: area && {
      code: area._id,
      name: nameIn(area.name, locale),
      within: area.within.map(name => nameIn(name, locale)),
    },
    language: person?.language ?? locale,
    careMode: person?.careMode ?? false,
    staff: held.length > 0,
  }
}
