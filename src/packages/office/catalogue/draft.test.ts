import type { CatalogueItem } from '../../../../domain/district/district'
import { serviceCode } from '../../../../domain/station/kinds'
import { codeFor, moved, untouched, withCatalogueDraft } from './draft'

const item = (code: string, more: Partial<CatalogueItem> = {}): CatalogueItem => ({
  code,
  name: { zh: code },
  tier: 'basic',
  icon: 'wifi',
  aliases: [],
  ...more,
})
const now = { services: [item('a'), item('b', { tier: 'advanced' }), item('c')], chips: ['a', 'c'] }
const codes = ({ services }: { services: readonly CatalogueItem[] }) => services.map(({ code }) => code)

test('what was not touched is what stands there, also when it changed meanwhile', () => {
  expect(withCatalogueDraft(now, untouched)).toEqual(now)
  const draft = { ...untouched, items: { a: item('a', { icon: 'star' }) } }
  const meanwhile = { ...now, services: [...now.services, item('d')] }
  const result = withCatalogueDraft(meanwhile, draft)
  expect(codes(result)).toEqual(['a', 'b', 'c', 'd'])
  expect(result.services[0]?.icon).toBe('star')
})

test('what is retired is no chip any more', () => {
  const draft = { ...untouched, items: { c: item('c', { retired: true }) } }
  expect(withCatalogueDraft(now, draft).chips).toEqual(['a'])
})

test('a service moves among its own kind, and stays at the ends', () => {
  const basic = ({ tier }: CatalogueItem) => tier === 'basic'
  const after = moved(now.services, 'c', -1, basic)
  expect(after).toEqual(['c', 'a', 'b'])
  expect(codes(withCatalogueDraft(now, { ...untouched, order: after }))).toEqual(after)
  expect(moved(now.services, 'c', 1, basic)).toEqual(['a', 'b', 'c'])
})

test('a new service gets a code that is free and allowed', () => {
  for (const [name, code] of [
    [{ zh: '无线网', en: 'Wi-Fi & more' }, 'wi_fi_more'],
    [{ zh: '无线网' }, 'service_1'],
    [{ zh: '一', en: 'Ab' }, 'ab_2'],
    [{ zh: '一', en: '24 h' }, 'service_1'],
  ] as const) {
    expect(codeFor(name, ['ab'])).toBe(code)
    expect(code).toMatch(serviceCode)
  }
})
