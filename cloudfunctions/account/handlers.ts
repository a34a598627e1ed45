import type { Account, accountContract } from '../../domain/account/contract'
import type { Identity } from '../../domain/contract/allow'
import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import type { Locale } from '../../domain/contract/locale'
import { areaInside, findArea } from '../platform/areas'
import { callerOf, type Handlers } from '../platform/call'
import { findPerson, writePerson } from '../platform/people'

export const handlers: Handlers<(typeof accountContract)['procedures']> = {
  me: (_input, call) => accountOf(callerOf(call), call.locale),

  update: {
    async effect({ community, language, careMode }, { caller, now }, transaction) {
      if (community != null && (await areaInside(transaction, community))?.level !== 'community')
        throw new NuanlinError('NO_SUCH_COMMUNITY')
      await writePerson(transaction, caller, new Date(now), () => ({
        ...(community === undefined ? {} : { community }),
        ...(language === undefined ? {} : { language }),
        ...(careMode === undefined ? {} : { careMode }),
      }))
      return null
    },
    answer: (_reference, _input, { caller, locale }) => accountOf(caller, locale),
  },
}

async function accountOf(identity: Identity, locale: Locale): Promise<Account> {
  const person = await findPerson(identity)
  const area = person?.community == null ? null : await findArea(person.community)
  return {
    community: area && {
      code: area._id,
      name: nameIn(area.name, locale),
      within: area.within.map(name => nameIn(name, locale)),
    },
    language: person?.language ?? locale,
    careMode: person?.careMode ?? false,
  }
}
