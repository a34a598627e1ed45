import type { NoticeKind } from '../inbox/notices'
import type { MessageTemplate } from './templates'

/** What somebody has agreed to of one template. */
export interface Consent {
  /** Messages that may still be sent: each time that they agree gives one. */
  readonly left: number
  /** They agreed for good, to a template that is lasting. */
  readonly lasting: boolean
}

/** Nobody needs more, and a program that says otherwise gains nothing. */
export const MOST_CONSENTS = 99

export const nothingAgreed: Consent = { left: 0, lasting: false }

export function maySend({ lasting }: Pick<MessageTemplate, 'lasting'>, consent: Consent): boolean {
  return lasting ? consent.lasting : consent.left > 0
}

/** After they agreed, or refused, once more. */
export function afterAnswer(
  { lasting }: Pick<MessageTemplate, 'lasting'>,
  consent: Consent,
  accepted: boolean,
): Consent {
  if (lasting) return { ...consent, lasting: accepted }
  return accepted ? { ...consent, left: Math.min(MOST_CONSENTS, consent.left + 1) } : consent
}

/**
 * The taps at which we ask: on the page of messages, when somebody said that a station was locked, while photos that they
 * sent wait for a decision, when they book or join a line, while they
 * wait with a number, while a sample of theirs is tested, and when they order a copy
 * of their data.
 */
export const consentTaps = ['inbox', 'locked', 'photos', 'booking', 'queue', 'sample', 'copy'] as const
export type ConsentTap = (typeof consentTaps)[number]

const kindsAt: Readonly<Record<ConsentTap, readonly NoticeKind[] | null>> = {
  inbox: null,
  locked: ['locked_answered'],
  photos: ['photos_published', 'photos_refused', 'photos_taken_down', 'photos_held'],
  booking: ['booking_offered', 'booking_cancelled', 'booking_reminder'],
  queue: ['turn_called'],
  sample: ['sample_published', 'sample_screen_again', 'sample_rejected', 'sample_invalidated'],
  copy: ['export_ready'],
}

/** WeChat shows so many at once. */
const MOST_ASKED = 3

/** A template with what somebody has answered about it. */
interface Asked<Template> {
  readonly template: Template
  readonly consent: Consent
  /** They were asked before, and agreed or refused. */
  readonly answered: boolean
}

/**
 * The templates to ask for at a tap, those first of which least is left, and of these those that were never answered:
 * three that are always refused hold up no fourth. WeChat does not take lasting ones together with others: they are
 * asked first and alone, for then nobody has to be asked again. What was agreed for good is not asked again; what was
 * refused for good is, when of the others something is left. What WeChat itself left out counts as refused.
 */
export function askAt<Template extends Pick<MessageTemplate, 'kinds' | 'lasting'>>(
  tap: ConsentTap,
  templates: readonly Asked<Template>[],
): Template[] {
  const kinds = kindsAt[tap]
  const meant = templates.filter(({ template }) => !kinds || kinds.some(one => template.kinds.includes(one)))
  const once = meant.filter(({ template }) => !template.lasting)
  const lasting = meant.filter(({ template, consent }) => template.lasting && !consent.lasting)
  const first = lasting.filter(({ answered }) => !answered)
  const inNeed = once.some(({ consent }) => consent.left === 0)
  const again = lasting.length > 0 && !inNeed ? lasting : null
  const wanted = first.length > 0 ? first : (again ?? once.sort(byNeed))
  return wanted.slice(0, MOST_ASKED).map(({ template }) => template)
}

const byNeed = (a: Asked<unknown>, b: Asked<unknown>): number =>
  a.consent.left - b.consent.left || Number(a.answered) - Number(b.answered)
