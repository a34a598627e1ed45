import type { accountContract } from '../../domain/account/contract'
import type { auditContract } from '../../domain/audit/contract'
import type { areaContract } from '../../domain/area/contract'
import type { bookingContract } from '../../domain/booking/contract'
import type { districtContract } from '../../domain/district/contract'
import type { InputOf, OutputOf, Procedures } from '../../domain/contract/define-contract'
import { NuanlinError, sentenceFor, type Envelope } from '../../domain/contract/errors'
import type { importsContract } from '../../domain/imports/contract'
import type { inboxContract } from '../../domain/inbox/contract'
import type { photosContract } from '../../domain/photos/contract'
import type { privacyContract } from '../../domain/privacy/contract'
import type { operationsContract } from '../../domain/operations/contract'
import type { samplesContract } from '../../domain/sample/contract'
import type { staffContract } from '../../domain/staff/contract'
import type { stationContract } from '../../domain/station/contract'
import type { submissionsContract } from '../../domain/submissions/contract'
import { locale } from '../i18n/locale'
import { acting, actingNow, actingRefused } from './acting'
import { personChanges } from './person-changes'
import { procedures, type ProcedureTraits } from './procedures'
import { randomKey } from './random-key'
import { transport } from './transport'

type Calls<P extends Procedures> = {
  readonly [Name in keyof P]: (input: InputOf<P[Name]>, options?: CallOptions) => Promise<OutputOf<P[Name]>>
}

interface CallOptions {
  /** Idempotency key of an act that a person may repeat by hand; by default each call is an act of its own. */
  readonly key?: string
  /** Also while I act for somebody: this is about me, or this device. */
  readonly forMyself?: boolean
  /** For whom it was begun, by the delegation's id, or null for myself: of an act that is sent later than it was done. */
  readonly actingFor?: string | null
}

/** An answer that takes longer than this, in milliseconds, does not come any more. */
const PATIENCE = 20_000

/** How long to wait before the same call is sent again when no answer came, in milliseconds. */
const retryAfter = [400, 1200]

function clientOf<P extends Procedures>(functionName: keyof typeof procedures): Calls<P> {
  const calls = Object.entries<ProcedureTraits>(procedures[functionName]).map(([name, traits]) => [
    name,
    (input: unknown, options?: CallOptions) => call(functionName, name, traits, input, options),
  ])
  return Object.fromEntries(calls) as Calls<P>
}

async function call(
  functionName: string,
  name: string,
  { kind, personal, onBehalf }: ProcedureTraits,
  input: unknown,
  options: CallOptions = {},
): Promise<unknown> {
  const language = locale.get()
  const key = kind === 'mutation' ? (options.key ?? randomKey()) : undefined
  const now = options.forMyself ? null : actingNow()?.id
  const actingFor = onBehalf ? (options.actingFor === undefined ? now : options.actingFor) : null
  const body = {
    procedure: name,
    input,
    locale: language,
    clientVersion: CLIENT_VERSION,
    ...(key ? { key } : {}),
    ...(actingFor ? { actingFor } : {}),
  }
  // A query is repeated by the query client; an act is repeated here, under the same key, so it is done once.
  const waits = kind === 'mutation' ? retryAfter : []
  const person = personChanges()
  for (let attempt = 0; ; attempt++) {
    let answer: Envelope<unknown> | undefined
    let cause: unknown
    try {
      answer = await withPatience(transport.send(functionName, body, personal))
    } catch (error) {
      cause = error
    }
    if (answer && 'data' in answer) return answer.data
    const code = answer ? answer.error.code : 'UNAVAILABLE'
    // What one person began is not sent again as the next.
    const wait = code === 'UNAVAILABLE' && person === personChanges() ? waits[attempt] : undefined
    if (wait === undefined) {
      // The person took it back, or it is over: what is done next must not seem to be for them.
      if (actingFor && actingFor === actingNow()?.id && code === 'FORBIDDEN') {
        acting.set(null)
        if (answer) actingRefused.set(answer.error.message)
      }
      throw answer
        ? new NuanlinError(code, {
            message: answer.error.message,
            requestId: answer.requestId,
            ...(answer.error.details ? { details: answer.error.details } : {}),
          })
        : new NuanlinError(code, { message: sentenceFor(code, language), cause })
    }
    await new Promise(resolve => setTimeout(resolve, wait))
    if (person !== personChanges())
      throw new NuanlinError('UNAVAILABLE', { message: sentenceFor('UNAVAILABLE', language) })
  }
}

/** A network can be lost without anybody being told: then the page says so instead of waiting for ever. */
function withPatience<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), PATIENCE)
    void answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** The cloud functions, as typed calls. Every rejection is a NuanlinError with a sentence for the person. */
export const client = {
  station: clientOf<(typeof stationContract)['procedures']>('station'),
  area: clientOf<(typeof areaContract)['procedures']>('area'),
  account: clientOf<(typeof accountContract)['procedures']>('account'),
  audit: clientOf<(typeof auditContract)['procedures']>('audit'),
  staff: clientOf<(typeof staffContract)['procedures']>('staff'),
  imports: clientOf<(typeof importsContract)['procedures']>('imports'),
  inbox: clientOf<(typeof inboxContract)['procedures']>('inbox'),
  photos: clientOf<(typeof photosContract)['procedures']>('photos'),
  privacy: clientOf<(typeof privacyContract)['procedures']>('privacy'),
  submissions: clientOf<(typeof submissionsContract)['procedures']>('submissions'),
  samples: clientOf<(typeof samplesContract)['procedures']>('samples'),
  operations: clientOf<(typeof operationsContract)['procedures']>('operations'),
  booking: clientOf<(typeof bookingContract)['procedures']>('booking'),
  district: clientOf<(typeof districtContract)['procedures']>('district'),
}
