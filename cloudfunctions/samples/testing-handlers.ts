import { NuanlinError } from '../../domain/contract/errors'
import type { testingProcedures } from '../../domain/sample/contract'
import { invalidatingRoles, testerRoles, verifierRoles } from '../../domain/sample/sample-roles'
import { firstFinding, outcomeOf } from '../../domain/sample/screening'
import type { Acted, Handlers, StaffCall } from '../platform/call'
import type { Transaction } from '../platform/database'
import { isLeaving } from '../platform/notify'
import { actOn, deskById, doerOf, reasonOf, seen, step } from './acting'
import type { Doer } from './advance'
import { changedMeanwhile } from './changed-meanwhile'
import type { SampleDocument, TestOfSample } from './document'
import { chosenTests } from './chosen-tests'
import { freshSample } from './fresh-sample'
import { foodTests } from './intake-handlers'
import { isComplete, isOfRound, resultsUntil } from './results'
import * as store from './store'
import { tellBringer } from './tell-bringer'

const byReference = (reference: string | null, _input: unknown, call: StaffCall) =>
  deskById(reference ?? '', call)

export const handlers: Handlers<typeof testingProcedures> = {
  start: {
    async effect({ sampleId, version, tests }, call, transaction) {
      const one = await seen(transaction, sampleId, version, call)
      const doer = await doerOf(transaction, call, testerRoles)
      const chosen = chosenTests(await foodTests(call.now), one.categoryCode, tests)
      const after = await step(transaction, one, 'start', 'tester', doer, call, { tests: chosen })
      return actOn(one, after, { facts: { tests: chosen.map(({ test }) => test) } })
    },
    answer: byReference,
  },

  startAgain: {
    async effect({ sampleId, version }, call, transaction) {
      const one = await seen(transaction, sampleId, version, call)
      const doer = await doerOf(transaction, call, testerRoles)
      const round = one.round + 1
      return actOn(one, await step(transaction, one, 'start_again', 'tester', doer, call, { round }))
    },
    answer: byReference,
  },

  enter: {
    async effect({ sampleId, version, results }, call, transaction) {
      const one = await seen(transaction, sampleId, version, call)
      const doer = await doerOf(transaction, call, testerRoles)
      const { round } = one
      const entered = new Map(results.map(({ test, result, reading }) => [test, { result, reading }]))
      const open = one.tests.filter(test => isOfRound(test, round)).map(({ test }) => test)
      if ([...entered.keys()].some(code => !open.includes(code))) throw new NuanlinError('NO_SUCH_TEST')
      const tests = one.tests.map((test): TestOfSample => {
        const now = entered.get(test.test)
        if (!now) return test
        const before = test.results.filter(result => result.round !== round)
        return { ...test, results: [...before, { round, result: now.result, reading: now.reading.trim() }] }
      })
      const event = isComplete(tests, round) ? 'complete' : 'enter'
      const after = await step(transaction, one, event, 'tester', doer, call, { tests })
      return actOn(one, after, { facts: { results: results.map(({ test, result }) => `${test} ${result}`) } })
    },
    answer: byReference,
  },

  verify: {
    async effect({ sampleId, version, decision, words }, call, transaction) {
      const one = await seen(transaction, sampleId, version, call)
      const doer = await doerOf(transaction, call, verifierRoles)
      if (decision === 'send_back') {
        const after = await step(transaction, one, 'send_back', 'verifier', doer, call)
        return actOn(one, after, { reason: words.trim() })
      }
      return confirm(transaction, one, doer, call)
    },
    answer: byReference,
  },

  reject: {
    async effect({ sampleId, version, reason, words }, call, transaction) {
      const one = await seen(transaction, sampleId, version, call)
      const given = reasonOf(reason, words, call.locale)
      // What a first screening found is known: a verifier ends it, not a tester.
      const late = one.state === 'screen_again'
      const roles = late ? verifierRoles : testerRoles
      const doer = await doerOf(transaction, call, roles)
      if (doer.role === null) throw changedMeanwhile(one, one.version, call.locale)
      const [event, by] = late ? (['give_up', 'verifier'] as const) : (['reject', 'tester'] as const)
      const after = await step(transaction, one, event, by, doer, call, { reason: given })
      await tellBringer(transaction, after, { kind: 'sample_rejected', reason: given }, new Date(call.now))
      return actOn(one, after, { facts: { reason: given.code }, reason: given.words })
    },
    answer: byReference,
  },

  invalidate: {
    async effect({ sampleId, version, reason, words }, call, transaction) {
      const one = await seen(transaction, sampleId, version, call)
      const given = reasonOf(reason, words, call.locale)
      const doer = await doerOf(transaction, call, invalidatingRoles)
      const fresh = await freshFor(transaction, one, doer, new Date(call.now))
      const after = await step(transaction, one, 'invalidate', 'verifier', doer, call, {
        reason: given,
        replacedBy: fresh._id,
      })
      await store.addSample(transaction, fresh)
      await tellBringer(transaction, fresh, { kind: 'sample_invalidated', reason: given }, new Date(call.now))
      return {
        ...actOn(one, after, { facts: { reason: given.code, replacedBy: fresh._id }, reason: given.words }),
        reference: fresh._id,
      }
    },
    answer: byReference,
  },
}

/** A second person agrees: it is published, or screened again where it is positive or unclear for the first time. */
async function confirm(
  transaction: Transaction,
  one: SampleDocument,
  doer: Doer,
  call: StaffCall,
): Promise<Acted> {
  const at = new Date(call.now)
  const analytes = one.tests.map(test => resultsUntil(test, one.round))
  const outcome = outcomeOf(analytes)
  const verified = one.round
  if (outcome === null) {
    const after = await step(transaction, one, 'ask_again', 'verifier', doer, call, { verified })
    const finding = firstFinding(analytes) ?? 'unclear'
    await tellBringer(transaction, after, { kind: 'sample_screen_again', finding }, at)
    return actOn(one, after)
  }
  const changes = { verified, outcome, publishedAt: at }
  const after = await step(transaction, one, 'publish', 'verifier', doer, call, changes)
  await tellBringer(transaction, after, { kind: 'sample_published', outcome }, at)
  return actOn(one, after, { facts: { outcome } })
}

/**
 * The sample that stands for one whose result is not valid: tested from the beginning, under a number of its own. It
 * names nobody whose account is being cleared: written since, it would be taken for theirs who came back, and stay.
 */
async function freshFor(
  transaction: Transaction,
  old: SampleDocument,
  doer: Doer,
  at: Date,
): Promise<SampleDocument> {
  const leaves = old.person !== null && (await isLeaving(transaction, old.person))
  const { marketRound = null, stall = null } = old as Partial<SampleDocument>
  const taken = { ...old, marketRound, stall, person: leaves ? null : old.person, replaces: old._id }
  return freshSample(taken, doer, at)
}
