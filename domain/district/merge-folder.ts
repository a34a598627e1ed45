import type { WorkingCalendar } from '../time/working-calendar'
import type { CatalogueItem } from './district'
import { rulesOf, ruleKey, ruleValue } from './rule-fields'
import type { SectionContent, SectionContents } from './sections'

/** What stands of a section once a folder was taken over, and what the folder says otherwise than administrators. */
export interface MergedContent {
  readonly content: SectionContent
  /** Keys of what both changed: there the administrators' stands. As in `SettingsChange`, and `year.2027`. */
  readonly kept: readonly string[]
}

/**
 * Takes over what a folder changed of a section since it was last read, and nothing else.
 *
 * @param base what the folder said last
 * @param mine what stands there
 * @param said what the folder says now
 */
export function mergeFolder(base: SectionContent, mine: SectionContent, said: SectionContent): MergedContent {
  const kept: string[] = []
  const pick = picking(kept)
  if ('rules' in base && 'rules' in mine && 'rules' in said) {
    const rules = rulesOf(one => {
      const [was, is, will] = [base, mine, said].map(({ rules }) => ruleValue(rules, one))
      return pick(ruleKey(one), was ?? NaN, is ?? NaN, will ?? NaN, String)
    })
    return { content: { rules }, kept }
  }
  if ('services' in base && 'services' in mine && 'services' in said)
    return { content: mergeCatalogue(base, mine, said, pick, kept), kept }
  if ('calendar' in base && 'calendar' in mine && 'calendar' in said)
    return { content: { calendar: mergeCalendar(base.calendar, mine.calendar, said.calendar, pick) }, kept }
  throw new Error('three versions of one section are merged')
}

/** What a folder says, with the services that it said before and does not list any more, retired. */
export function withDropped<Content extends SectionContent>(said: Content, before: SectionContent): Content {
  if (!('services' in said) || !('services' in before)) return said
  const dropped = before.services.filter(({ code }) => !said.services.some(one => one.code === code))
  return { ...said, services: [...said.services, ...dropped.map(one => ({ ...one, retired: true }))] }
}

type Pick3 = <T>(key: string, base: T, mine: T, said: T, text: (value: T) => string) => T

/** One thing that three say: whoever changed it is followed, and administrators where both did. */
function picking(kept: string[]): Pick3 {
  return (key, base, mine, said, text) => {
    const [was, is, will] = [text(base), text(mine), text(said)]
    if (will === was || will === is) return mine
    if (is === was) return said
    kept.push(key)
    return mine
  }
}

function mergeCatalogue(
  base: SectionContents['catalogue'],
  mine: SectionContents['catalogue'],
  said: SectionContents['catalogue'],
  pick: Pick3,
  kept: string[],
): SectionContents['catalogue'] {
  const listed = new Set(said.services.map(({ code }) => code))
  const all = withDropped(said, base).services
  const of = (services: readonly CatalogueItem[], code: string) => services.find(one => one.code === code)
  const merged = mine.services.map(item => {
    const [was, will] = [of(base.services, item.code), of(all, item.code)]
    if (!will) return item
    if (!listed.has(item.code) && was && !was.retired && text(was) !== text(item)) {
      kept.push(`service.${item.code}.retired`)
      return item
    }
    // Whatever both brought by themselves counts as changed by both.
    const before: Partial<CatalogueItem> = was ?? {}
    const field = <Field extends keyof CatalogueItem>(name: Field) =>
      pick<CatalogueItem[Field] | undefined>(
        `service.${item.code}.${name === 'name' ? 'name.zh' : name}`,
        before[name],
        item[name],
        will[name],
        value => fieldText(value),
      )
    const retired = field('retired')
    const { retired: _, ...rest } = item
    return {
      ...rest,
      name: field('name') ?? item.name,
      tier: field('tier') ?? item.tier,
      icon: field('icon') ?? item.icon,
      aliases: field('aliases') ?? item.aliases,
      ...(retired === undefined ? {} : { retired }),
    }
  })
  const services = unambiguous(inOrder(merged, base.services, mine.services, said.services, kept), mine, kept)
  const offered = new Set(services.filter(one => !one.retired).map(({ code }) => code))
  const chips = pick('chips', base.chips, mine.chips, said.chips, list => list.join())
  return { services, chips: chips.filter(code => offered.has(code)) }
}

const fieldText = (value: CatalogueItem[keyof CatalogueItem]): string => {
  if (typeof value !== 'object') return String(value ?? false)
  return 'zh' in value ? `${value.zh}\n${value.en ?? ''}` : value.join('\n')
}

const text = ({ name, tier, icon, aliases, retired }: CatalogueItem) =>
  [name, tier, icon, aliases, retired].map(fieldText).join('\t')

/** New services stand where the folder has them; its order counts where administrators have left it as it was. */
function inOrder(
  merged: readonly CatalogueItem[],
  base: readonly CatalogueItem[],
  mine: readonly CatalogueItem[],
  said: readonly CatalogueItem[],
  kept: string[],
): CatalogueItem[] {
  const list = [...merged]
  said.forEach((item, i) => {
    if (list.some(({ code }) => code === item.code)) return
    const before = said[i - 1]?.code
    list.splice(list.findIndex(({ code }) => code === before) + 1, 0, item)
  })
  if (!reordered(base, said) || !reordered(mine, said)) return list
  if (reordered(base, mine)) {
    kept.push('order')
    return list
  }
  const place = new Map(said.map(({ code }, i) => [code, i]))
  const last = said.length
  return list.sort((a, b) => (place.get(a.code) ?? last) - (place.get(b.code) ?? last))
}

/** Whether what both list stands in another order. */
export function reordered(before: readonly CatalogueItem[], after: readonly CatalogueItem[]): boolean {
  const codes = (some: readonly CatalogueItem[], others: readonly CatalogueItem[]) =>
    some.map(({ code }) => code).filter(code => others.some(other => other.code === code))
  return codes(before, after).join() !== codes(after, before).join()
}

/** Without what the folder says with a word that administrators gave to another service. */
function unambiguous(
  services: readonly CatalogueItem[],
  mine: SectionContents['catalogue'],
  kept: string[],
): CatalogueItem[] {
  const own = new Map(mine.services.map(one => [one.code, one]))
  const words = ({ name, aliases }: CatalogueItem) => [name.zh, ...aliases]
  const owner = new Map(mine.services.flatMap(one => words(one).map(word => [word, one.code] as const)))
  return services.flatMap(item => {
    const taken = words(item).some(word => (owner.get(word) ?? item.code) !== item.code)
    if (!taken) return [item]
    kept.push(`service.${item.code}.name.zh`)
    return own.get(item.code) ?? []
  })
}

/** Years are what administrators set, and so what is taken over. */
function mergeCalendar(
  base: WorkingCalendar,
  mine: WorkingCalendar,
  said: WorkingCalendar,
  pick: Pick3,
): WorkingCalendar {
  const earliest = (a: string, b: string) => (a < b ? a : b)
  const latest = (a: string, b: string) => (a > b ? a : b)
  // What either has announced stays announced: nobody takes a year away, only its days are put right.
  const coveredFrom = earliest(mine.coveredFrom, said.coveredFrom)
  const coveredUntil = latest(mine.coveredUntil, said.coveredUntil)
  const holidays: Record<string, string> = {}
  const makeUpDays: Record<string, string> = {}
  for (let year = Number(coveredFrom.slice(0, 4)); year <= Number(coveredUntil.slice(0, 4)); year++) {
    const [was, is, will] = [base, mine, said].map(calendar => yearOf(calendar, year))
    if (!was || !is || !will) continue
    const days = will.covered ? (is.covered ? pick(`year.${year}`, was, is, will, yearText) : will) : is
    Object.assign(holidays, days.holidays)
    Object.assign(makeUpDays, days.makeUpDays)
  }
  return { coveredFrom, coveredUntil, holidays, makeUpDays }
}

interface Year extends Pick<WorkingCalendar, 'holidays' | 'makeUpDays'> {
  readonly covered: boolean
}

function yearOf({ coveredFrom, coveredUntil, holidays, makeUpDays }: WorkingCalendar, year: number): Year {
  const within = (days: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(days).filter(([date]) => date.startsWith(`${year}-`)))
  return {
    covered: coveredFrom <= `${year}-12-31` && coveredUntil >= `${year}-01-01`,
    holidays: within(holidays),
    makeUpDays: within(makeUpDays),
  }
}

const yearText = ({ covered, holidays, makeUpDays }: Year) =>
  JSON.stringify([covered, Object.entries(holidays).sort(), Object.entries(makeUpDays).sort()])
