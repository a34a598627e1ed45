import { testDistrict } from '../../test/helpers/factories'
import { settingsChanges, changeInWords } from './changes'
import { districtRulesSchema } from './district'
import { ruleFields, ruleKey, ruleValue } from './rule-fields'
import { completed } from './sections'

const { rules } = testDistrict

it('names every number of the rules, with the bounds that are checked', () => {
  const keys = Object.entries(rules).flatMap(([group, values]) =>
    Object.keys(values).map(field => `${group}.${field}`),
  )
  expect(ruleFields.map(ruleKey).sort()).toEqual(keys.sort())
  for (const one of ruleFields) {
    const accepted = (value: number) =>
      districtRulesSchema().safeParse({ ...rules, [one.group]: { ...rules[one.group], [one.field]: value } })
        .success
    expect([ruleKey(one), [one.min - 1, one.min, one.max, one.max + 1].map(accepted)]).toEqual([
      ruleKey(one),
      [false, true, true, false],
    ])
    expect(ruleValue(rules, one)).toBeGreaterThan(0)
    expect(accepted(one.usual)).toBe(true)
  }
})

it('reads rules that are older than a rule, and rules that are newer', () => {
  const { lockedReport: _, ...older } = rules
  const newer = { ...rules, booking: { mostPerDay: 3 } }
  const read = completed({ rules: older as typeof rules })
  expect(districtRulesSchema().parse(read.rules)).toEqual({ ...rules, lockedReport: { repeatMinutes: 30 } })
  expect(completed({ rules: newer })).toEqual({ rules })
  expect(settingsChanges({ rules: older as typeof rules }, { rules })).toEqual([])
  const catalogue = { services: testDistrict.services, chips: testDistrict.chips }
  expect(completed(catalogue)).toBe(catalogue)
})

it('says in both languages what is different, and nothing of what is not', () => {
  const [rest, ...others] = testDistrict.services
  if (!rest) throw new Error('the test district has services')
  const before = { services: testDistrict.services, chips: testDistrict.chips }
  expect(settingsChanges(before, before)).toEqual([])
  const after = { services: [...others, { ...rest, retired: true }], chips: ['charging'] }
  const changes = settingsChanges(before, after)
  expect(changes.map(change => changeInWords(change, 'en'))).toEqual([
    { label: 'Rest · retired', before: 'no', after: 'yes' },
    { label: 'Quick filters of the list', before: '充电、歇脚', after: '充电' },
    { label: 'Order of the services', before: null, after: 'arranged anew' },
  ])
  expect(changeInWords(changes[0] ?? fail('no change'), 'zh-CN').label).toBe('歇脚 · 停用')
})

function fail(why: string): never {
  throw new Error(why)
}
