import type { Locale } from '../../domain/contract/locale'
import { nameIn } from '../../domain/contract/name'
import type { PlacePath } from '../../domain/role/place'
import type { DeskSample, MySample } from '../../domain/sample/views'
import { sampleEvents } from '../../domain/sample/lifecycle'
import { firstFinding } from '../../domain/sample/screening'
import { isSampleStep } from '../../domain/sample/steps'
import { mayDo, ruleAgainst } from '../../domain/sample/two-people'
import type { StaffCall } from '../platform/call'
import { findPerson } from '../platform/people'
import type { SampleDocument } from './document'
import { isOfRound, resultsUntil } from './results'
import { stationNames } from './store'

/** Samples as the person sees them who follows them: nothing that nobody has verified. */
export async function toMine(all: readonly SampleDocument[], locale: Locale): Promise<MySample[]> {
  const names = await stationNames(all.map(({ station }) => station))
  return all.map(one => ({
    id: one._id,
    number: one.serial,
    stationId: one.station,
    stationName: nameOf(names, one, locale),
    food: one.food,
    category: nameIn(one.category, locale),
    boughtAt: one.boughtAt,
    weightGrams: one.weightGrams,
    state: one.state,
    stateAt: one.stateAt.toISOString(),
    takenInAt: takenAtOf(one).toISOString(),
    firstFinding: findingOf(one),
    outcome: one.outcome,
    tests: one.tests.map(test => ({
      analyte: nameIn(test.analyte, locale),
      demo: test.demo,
      results: resultsUntil(test, one.verified),
    })),
    reason: one.reason,
    replacedBy: one.replacedBy,
    replaces: one.replaces,
    steps: one.history.flatMap(({ event, at }) =>
      isSampleStep(event) ? [{ step: event, at: at.toISOString() }] : [],
    ),
  }))
}

/** The same for staff of one station, with what each may do now. */
export async function toDesk(
  all: readonly SampleDocument[],
  { caller, held, locale }: Pick<StaffCall, 'caller' | 'held' | 'locale'>,
  path: PlacePath,
): Promise<DeskSample[]> {
  const [names, me] = await Promise.all([stationNames(all.map(({ station }) => station)), findPerson(caller)])
  const person = me?._id ?? null
  return all.map(one => {
    const looking = { ...one, person, held, path }
    return {
      id: one._id,
      version: one.version,
      number: one.serial,
      stationId: one.station,
      stationName: nameOf(names, one, locale),
      source: one.source,
      followed: one.person !== null,
      food: one.food,
      categoryCode: one.categoryCode,
      category: nameIn(one.category, locale),
      boughtAt: one.boughtAt,
      weightGrams: one.weightGrams,
      state: one.state,
      stateAt: one.stateAt.toISOString(),
      takenInAt: takenAtOf(one).toISOString(),
      round: one.round,
      firstFinding: findingOf(one),
      outcome: one.outcome,
      tests: one.tests.map(test => ({
        code: test.test,
        analyte: nameIn(test.analyte, locale),
        methodCode: test.methodCode,
        typicalMinutes: test.typicalMinutes,
        demo: test.demo,
        inThisRound: isOfRound(test, one.round),
        results: test.results.map(({ round, result, reading }) => ({ round, result, reading })),
      })),
      reason: one.reason,
      replacedBy: one.replacedBy,
      replaces: one.replaces,
      may: mayDo(looking),
      forAnother: sampleEvents(one.state, ['tester', 'verifier']).some(
        event => ruleAgainst(event, looking) !== null,
      ),
      history: one.history.map(({ event, role, round, at }) => ({
        event,
        role,
        round,
        at: at.toISOString(),
      })),
    }
  })
}

const nameOf = (
  names: Awaited<ReturnType<typeof stationNames>>,
  { station }: SampleDocument,
  locale: Locale,
) => {
  const name = names.get(station)
  return name ? nameIn(name, locale) : ''
}

/** What a verified first screening found, while another one is to come. */
function findingOf({ tests, verified, state }: SampleDocument): MySample['firstFinding'] {
  if (!['screen_again', 'testing', 'to_verify', 'rejected'].includes(state)) return null
  return firstFinding(tests.map(test => resultsUntil(test, verified)))
}

/** When it was taken, which may be before it arrived here. */
const takenAtOf = ({ history, createdAt }: SampleDocument): Date => history[0]?.at ?? createdAt
