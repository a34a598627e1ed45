import { insideRing } from '../geo/measure'
import type { Words } from '../contract/locale'
import { fits } from '../sending/template-fields'
import { weekdayOf } from '../time/china-time'
import type { CatalogueItem, District } from './district'
import type { SectionContents } from './sections'

/** What a schema cannot see, where it stands, in words that follow the name of the field. */
export interface SettingsProblem {
  readonly path: string
  readonly words: Words
}

const problem = (path: string, zh: string, en: string): SettingsProblem => ({
  path,
  words: { 'zh-CN': zh, en },
})

export function rulesProblems({ rules }: SectionContents['rules']): SettingsProblem[] {
  const { freshMinutes, staleMinutes } = rules.freshness
  if (freshMinutes < staleMinutes) return []
  return [
    problem(
      'rules.freshness.staleMinutes',
      '要比「座位数算新」的分钟数大',
      'must be more than the minutes that count as fresh',
    ),
  ]
}

/** @param before what stood there: what stations may use is retired and never taken away */
export function catalogueProblems(
  { services, chips }: SectionContents['catalogue'],
  before: readonly CatalogueItem[] = [],
): SettingsProblem[] {
  const found: SettingsProblem[] = []
  for (const code of twice(services.map(one => one.code)))
    found.push(problem('services', `${code} 有两项`, `${code} stands twice`))
  for (const word of twice(services.flatMap(one => [one.name.zh, ...one.aliases])))
    found.push(problem('services', `「${word}」指了两项服务`, `「${word}」 means two services`))
  for (const { code, name } of before)
    if (!services.some(one => one.code === code))
      found.push(
        problem(
          'services',
          `「${name.zh}」不能删掉，可以停用`,
          `${name.en ?? name.zh} can be retired, not removed`,
        ),
      )
  for (const chip of chips) {
    const service = services.find(({ code }) => code === chip)
    if (!service) found.push(problem('chips', `没有 ${chip} 这项服务`, `no service has the code ${chip}`))
    else if (service.retired)
      found.push(
        problem('chips', `「${service.name.zh}」已停用`, `${service.name.en ?? service.name.zh} is retired`),
      )
  }
  for (const chip of twice(chips)) found.push(problem('chips', `${chip} 有两次`, `${chip} stands twice`))
  return found
}

export function calendarProblems({ calendar }: SectionContents['calendar']): SettingsProblem[] {
  const found: SettingsProblem[] = []
  const { coveredFrom, coveredUntil, holidays, makeUpDays } = calendar
  if (coveredFrom > coveredUntil)
    found.push(problem('calendar', '开始要在结束之前', 'coveredFrom must not be after coveredUntil'))
  for (const date of [...Object.keys(holidays), ...Object.keys(makeUpDays)]) {
    if (!isDate(date)) found.push(problem(`calendar.${date}`, `${date} 没有这一天`, `${date} is no day`))
    else if (date < coveredFrom || date > coveredUntil)
      found.push(problem(`calendar.${date}`, `${date} 不在这几年里`, `${date} lies outside the years`))
  }
  for (const date of Object.keys(makeUpDays)) {
    if (Object.hasOwn(holidays, date))
      found.push(problem(`calendar.${date}`, `${date} 又放假又上班`, `${date} is both off and worked`))
    else if (isDate(date) && weekdayOf(date) < 6)
      found.push(
        problem(
          `calendar.${date}`,
          `${date} 不是周末，本来就上班`,
          `${date} is no weekend, it is worked anyway`,
        ),
      )
  }
  return found
}

function messagesProblems({ messages }: District): SettingsProblem[] {
  const templates = messages?.templates ?? []
  const found: SettingsProblem[] = []
  for (const kind of twice(templates.flatMap(({ kinds }) => kinds)))
    found.push(problem('messages', `${kind} 有两个模板`, `two templates carry ${kind}`))
  for (const id of twice(templates.map(one => one.id)))
    found.push(problem('messages', `${id} 有两次`, `${id} stands twice`))
  for (const { id, fields } of templates)
    for (const [field, slot] of Object.entries(fields))
      if (!fits(field, slot))
        found.push(
          problem(`messages.${id}.${field}`, `放不下 ${slot}`, `is no field that takes what "${slot}" says`),
        )
  return found
}

function foodTestsProblems({ foodTests }: District): SettingsProblem[] {
  if (!foodTests) return []
  const { categories, tests } = foodTests
  const known = categories.map(({ code }) => code)
  return [
    ...[...twice(known)].map(code =>
      problem('foodTests', `类别 ${code} 有两项`, `the category ${code} stands twice`),
    ),
    ...[...twice(tests.map(({ code }) => code))].map(code =>
      problem('foodTests', `项目 ${code} 有两项`, `the test ${code} stands twice`),
    ),
    ...tests
      .flatMap(test => test.categories)
      .filter(code => !known.includes(code))
      .map(code => problem('foodTests', `没有 ${code} 这个类别`, `no category has the code ${code}`)),
  ]
}

/** All that a whole district can get wrong beyond its shape. */
export function districtProblems(district: District): SettingsProblem[] {
  return [
    ...catalogueProblems(district),
    ...rulesProblems(district),
    ...calendarProblems(district),
    ...messagesProblems(district),
    ...foodTestsProblems(district),
    ...(insideRing(district.centre, district.outline)
      ? []
      : [problem('centre', '在区界之外', 'lies outside the outline')]),
  ]
}

function isDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date)
}

function twice(words: readonly string[]): Set<string> {
  return new Set(words.filter((word, i) => words.indexOf(word) !== i))
}
