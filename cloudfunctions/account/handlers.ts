import type { Account, accountContract } from '../../domain/account/contract'
import type { Identity } from '../../domain/contract/allow'
import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import type { Locale } from '../../domain/contract/locale'
import { areaInside, findArea, isOpen } from '../platform/areas'
import { callerOf, type Handlers } from '../platform/call'
import { heldBy } from '../platform/grants'
import { findPerson, writePerson, type PersonDocument } from '../platform/people'
import { delegationHandlers } from './acting-for'
import { actsOnBehalf } from './acts-on-behalf'
import { loginHandlers } from './login'
import {
  endCopied,
  endSession,
  findGeneration,
  generationOf,
  refreshInside,
  tokensOf,
} from '../platform/session'

export const handlers: Handlers<(typeof accountContract)['procedures']> = {
  ...loginHandlers,
  ...delegationHandlers,
  actsOnBehalf,

  me: (_input, call) => accountOf(callerOf(call), call.locale),

  update: {
    async effect({ nickname, community, language, careMode }, { caller, now }, transaction) {
      if (community != null) {
        const area = await areaInside(transaction, community)
        if (area?.level !== 'community' || !isOpen(area)) throw new NuanlinError('NO_SUCH_COMMUNITY')
      }
      const after = {
        ...(nickname === undefined ? {} : { nickname }),
        ...(community === undefined ? {} : { community }),
        ...(language === undefined ? {} : { language }),
        ...(careMode === undefined ? {} : { careMode }),
      }
      let before: Partial<PersonDocument> = {}
      const { _id } = await writePerson(transaction, caller, new Date(now), person => {
        before = Object.fromEntries(
          Object.keys(after).map(field => [field, person[field as keyof typeof after]]),
        )
        return after
      })
      return { reference: null, onBehalf: { target: { kind: 'person', id: _id }, before, after } }
    },
    answer: (_reference, _input, { caller, locale }) => accountOf(caller, locale),
  },

  refresh: {
    async effect({ refreshToken }, { now }, transaction) {
      const session = await refreshInside(transaction, refreshToken, now)
      return session && generationOf(session)
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

async function accountOf(identity: Identity, locale: Locale): Promise<Account> {
  const [person, held] = await Promise.all([findPerson(identity), heldBy(identity.subject)])
  const area = person?.community == null ? null : await findArea(person.community)
  return {
    nickname: person?.nickname ?? '',
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
