import { isRecord } from './checks'
import type { NotifyAnswer } from './device'

/**
 * What WeChat answered for each template that was asked for. Whatever is no yes is a no: also what it left out because
 * it is switched off or not to be had (`ban`, `filter`), so that it is not asked for first, and alone, for ever.
 * Source: WeChat's `wx.requestSubscribeMessage`.
 */
export function subscribeAnswer(templates: readonly string[], said: object): NotifyAnswer {
  const by = new Map<string, unknown>(Object.entries(said))
  const accepted = templates.filter(id => by.get(id) === 'accept')
  return { accepted, rejected: templates.filter(id => by.has(id) && !accepted.includes(id)) }
}

/** Nothing was asked because of the templates themselves: unknown, of kinds that do not go together, too many. */
const ofTemplates = [20001, 20002, 20003]

/** What it means that WeChat could not ask; null for what passes, and for whoever has messages switched off. */
export function subscribeFailure(templates: readonly string[], error: unknown): NotifyAnswer | null {
  const code = isRecord(error) ? error.errCode : undefined
  return ofTemplates.some(one => one === code) ? { accepted: [], rejected: [...templates] } : null
}
