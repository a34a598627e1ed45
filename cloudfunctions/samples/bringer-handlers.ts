import { NuanlinError } from '../../domain/contract/errors'
import type { bringerProcedures } from '../../domain/sample/contract'
import { CLAIM_TIME } from '../../domain/sample/limits'
import { readSampleNumber } from '../../domain/sample/number'
import type { MySample } from '../../domain/sample/views'
import { callerOf, type Handlers, type PersonalCall } from '../platform/call'
import { noted } from './advance'
import { toMine } from './present'
import * as store from './store'

const PAGE = 10
/** Of one booking. */
const MOST_UNDER = 50

export const handlers: Handlers<typeof bringerProcedures> = {
  async mine({ cursor }, call) {
    const { subject } = callerOf(call)
    const scope = ['samples.mine', subject]
    const { items, next } = await store.samplesOf(subject, { cursor, limit: PAGE, scope, now: call.now })
    return { items: await toMine(items, call.locale), next }
  },

  mineOne: ({ sampleId }, call) => mineById(sampleId, { ...call, caller: callerOf(call) }),

  async ofBooking({ bookingId }, call) {
    const { subject } = callerOf(call)
    const found = await store.samplesUnder(bookingId, MOST_UNDER)
    return {
      items: await toMine(
        found.filter(one => one.person === subject),
        call.locale,
      ),
    }
  },

  claim: {
    async effect({ number }, { caller, now }, transaction) {
      const read = readSampleNumber(number)
      const found = read === null ? null : await store.sampleByNumber(transaction, read)
      if (found?.person === caller.subject) return found._id
      const open =
        found?.person === null && found.source === 'resident' && found.createdAt.getTime() + CLAIM_TIME > now
      // Nobody learns from the answer which numbers there are.
      if (!open) throw new NuanlinError('NO_SUCH_NUMBER')
      const at = new Date(now)
      const nobody = { person: null, role: null }
      await store.writeSample(transaction, noted({ ...found, person: caller.subject }, 'claim', nobody, at))
      return found._id
    },
    answer: (reference, _input, call) => mineById(reference, call),
  },
}

async function mineById(
  id: string | null,
  { caller, locale }: Pick<PersonalCall, 'caller' | 'locale'>,
): Promise<MySample> {
  const one = id === null ? null : await store.findSample(id)
  const [mine] = one?.person === caller.subject ? await toMine([one], locale) : []
  if (!mine) throw new NuanlinError('NOT_FOUND')
  return mine
}
