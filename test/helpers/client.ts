import { randomUUID } from 'node:crypto'
import { accountContract } from '../../domain/account/contract'
import { areaContract } from '../../domain/area/contract'
import { bookingContract } from '../../domain/booking/contract'
import type { Contract, InputOf, OutputOf, Procedures } from '../../domain/contract/define-contract'
import { NuanlinError, type Envelope } from '../../domain/contract/errors'
import type { Locale } from '../../domain/contract/locale'
import { auditContract } from '../../domain/audit/contract'
import { districtContract } from '../../domain/district/contract'
import { importsContract } from '../../domain/imports/contract'
import { inboxContract } from '../../domain/inbox/contract'
import { photosContract } from '../../domain/photos/contract'
import { privacyContract } from '../../domain/privacy/contract'
import { operationsContract } from '../../domain/operations/contract'
import { samplesContract } from '../../domain/sample/contract'
import { staffContract } from '../../domain/staff/contract'
import { stationContract } from '../../domain/station/contract'
import { submissionsContract } from '../../domain/submissions/contract'
import type { Cloud } from '../../local/cloud/start-cloud'

export interface CallOptions {
  readonly key?: string
  readonly locale?: Locale
  /** A delegation under which the call is for somebody else. */
  readonly actingFor?: string
}

type Calls<P extends Procedures> = {
  readonly [Name in keyof P]: (input: InputOf<P[Name]>, options?: CallOptions) => Promise<OutputOf<P[Name]>>
}

export interface Client {
  readonly station: Calls<(typeof stationContract)['procedures']>
  readonly area: Calls<(typeof areaContract)['procedures']>
  readonly account: Calls<(typeof accountContract)['procedures']>
  readonly staff: Calls<(typeof staffContract)['procedures']>
  readonly audit: Calls<(typeof auditContract)['procedures']>
  readonly district: Calls<(typeof districtContract)['procedures']>
  readonly imports: Calls<(typeof importsContract)['procedures']>
  readonly inbox: Calls<(typeof inboxContract)['procedures']>
  readonly photos: Calls<(typeof photosContract)['procedures']>
  readonly privacy: Calls<(typeof privacyContract)['procedures']>
  readonly submissions: Calls<(typeof submissionsContract)['procedures']>
  readonly samples: Calls<(typeof samplesContract)['procedures']>
  readonly operations: Calls<(typeof operationsContract)['procedures']>
  readonly booking: Calls<(typeof bookingContract)['procedures']>
  /** Any call at all, also one that no contract knows. */
  raw(functionName: string, procedure: string, input: unknown, options?: CallOptions): Promise<Answer>
}

/** An answer as it went over the wire; in WeChat there is no status. */
export interface Answer {
  readonly status: number | null
  readonly envelope: Envelope<unknown>
}

export type Person = { readonly openid: string } | { readonly http: Readonly<Record<string, string>> }

/** @param whyInternal what the log says; an INTERNAL answer is a bug, so it throws with that */
export function clientFor(cloud: Cloud, person: Person, whyInternal: () => string): Client {
  const raw: Client['raw'] = async (...call) => {
    const answer = await send(...call)
    if ('error' in answer.envelope && answer.envelope.error.code === 'INTERNAL') {
      throw new Error(`INTERNAL: ${whyInternal()}`)
    }
    return answer
  }
  const send: Client['raw'] = async (
    functionName,
    procedure,
    input,
    { key = randomUUID(), locale = 'zh-CN', actingFor } = {},
  ) => {
    if ('openid' in person) {
      const answer = await cloud.invoke(
        functionName,
        { procedure, input, key, locale, actingFor },
        { openid: person.openid },
      )
      return { status: null, envelope: envelopeOf(answer) }
    }
    const answer = await cloud.invokeHttp(functionName, {
      path: `/api/${functionName}/${procedure}`,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...person.http },
      query: {},
      body: JSON.stringify({ input, key, locale, actingFor }),
    })
    const body = answer.body.toString()
    const envelope = JSON.parse(body) as Envelope<unknown>
    if (!('data' in envelope || 'error' in envelope)) throw new Error(`the function itself failed: ${body}`)
    return { status: answer.statusCode, envelope }
  }
  return {
    station: callsOf(stationContract, raw),
    area: callsOf(areaContract, raw),
    account: callsOf(accountContract, raw),
    staff: callsOf(staffContract, raw),
    audit: callsOf(auditContract, raw),
    district: callsOf(districtContract, raw),
    imports: callsOf(importsContract, raw),
    inbox: callsOf(inboxContract, raw),
    photos: callsOf(photosContract, raw),
    privacy: callsOf(privacyContract, raw),
    submissions: callsOf(submissionsContract, raw),
    samples: callsOf(samplesContract, raw),
    operations: callsOf(operationsContract, raw),
    booking: callsOf(bookingContract, raw),
    raw,
  }
}

function envelopeOf(answer: object): Envelope<unknown> {
  if (!('result' in answer)) throw new Error(`the function itself failed: ${JSON.stringify(answer)}`)
  return answer.result as Envelope<unknown>
}

function callsOf<P extends Procedures>(contract: Contract<string, P>, raw: Client['raw']): Calls<P> {
  const calls = Object.keys(contract.procedures).map(name => [
    name,
    async (input: unknown, options?: CallOptions) => {
      const { envelope } = await raw(contract.name, name, input, options)
      if ('error' in envelope) {
        throw new NuanlinError(envelope.error.code, {
          message: envelope.error.message,
          ...(envelope.error.details ? { details: envelope.error.details } : {}),
        })
      }
      return envelope.data
    },
  ])
  return Object.fromEntries(calls) as Calls<P>
}
