import type { inboxContract, Subscriptions } from '../../domain/inbox/contract'
import { staffKinds } from '../../domain/inbox/notices'
import { nameIn } from '../../domain/contract/name'
import { afterAnswer, askAt, maySend, nothingAgreed, type ConsentTap } from '../../domain/sending/consents'
import type { MessageTemplate } from '../../domain/sending/templates'
import { callerOf, type Call, type Handlers } from '../platform/call'
import { writeConsent } from '../platform/consents'
import { openidOf } from '../platform/openid'
import { messageSettings } from '../platform/sendings'
import * as store from './store'

type Mine = 'subscriptions' | 'consented'

const isForStaff = ({ kinds }: Pick<MessageTemplate, 'kinds'>) =>
  kinds.every(kind => staffKinds.includes(kind))

/** What people agree to hear by WeChat. */
export const subscriptionHandlers: Pick<Handlers<(typeof inboxContract)['procedures']>, Mine> = {
  subscriptions: ({ tap }, call) => subscriptionsAt(tap, call),

  consented: {
    async effect({ accepted, rejected }, { caller, now }, transaction) {
      if (openidOf(caller.subject) === null) return null
      const settings = await messageSettings(now)
      // Whoever answers twice in one breath meant the last of it; a template that is no more is nobody's consent.
      for (const template of settings?.templates ?? []) {
        const yes = accepted.includes(template.id)
        if (!yes && !rejected.includes(template.id)) continue
        const change = (before: Parameters<typeof afterAnswer>[1]) => afterAnswer(template, before, yes)
        await writeConsent(transaction, caller.subject, template.id, change, new Date(now))
      }
      return null
    },
    answer: (_reference, { tap }, call) => subscriptionsAt(tap, call),
  },
}

async function subscriptionsAt(tap: ConsentTap, call: Call): Promise<Subscriptions> {
  const { subject } = callerOf(call)
  const settings = openidOf(subject) === null ? null : await messageSettings(call.now)
  if (!settings) return { items: [], ask: [] }
  const [consents, isStaff] = await Promise.all([store.consentsOf(subject), store.isStaff(subject)])
  const both = settings.templates
    .map(template => ({
      template,
      consent: consents.get(template.id) ?? nothingAgreed,
      answered: consents.has(template.id),
    }))
    // Nobody is asked about what can never come to them; what they agreed to as staff they still see.
    .filter(({ template, consent }) => isStaff || maySend(template, consent) || !isForStaff(template))
  return {
    items: both.map(({ template, consent }) => ({
      template: template.id,
      name: nameIn(template.name, call.locale),
      left: template.lasting ? null : consent.left,
      on: maySend(template, consent),
    })),
    ask: askAt(tap, both).map(({ id }) => id),
  }
}
