import { stationFiltersSchema } from '../../../../domain/station/contract'
import { stationKinds } from '../../../../domain/station/kinds'
import { countOf, inOrder, isFiltered, noFilters, searchText, withKind, withService } from './filters'
import { addressOf, filtersFrom } from './preset'

describe('services', () => {
  test('a second tap takes the service out again', () => {
    const on = withService(noFilters, 'charging')
    expect(on.services).toEqual(['charging'])
    expect(withService(on, 'charging')).toEqual(noFilters)
  })

  test('the oldest gives way to the seventh, so that the question stays one the service accepts', () => {
    const codes = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg']
    const filters = codes.reduce(withService, noFilters)
    expect(filters.services).toEqual(codes.slice(1))
    expect(stationFiltersSchema().safeParse(filters).success).toBe(true)
  })
})

describe('kinds', () => {
  test('keep the order of the catalogue however they were tapped', () => {
    const filters = withKind(withKind(noFilters, 'canteen'), 'rest_station')
    expect(filters.kinds).toEqual(['rest_station', 'canteen'])
  })

  test('all of them are no filter', () => {
    expect(stationKinds.reduce(withKind, noFilters)).toEqual(noFilters)
  })
})

test('text is asked trimmed, with single spaces and not too long', () => {
  expect(searchText('  布吉   驿站 ')).toBe('布吉 驿站')
  expect(searchText('a'.repeat(80))).toHaveLength(50)
  expect(searchText('   ')).toBe('')
})

test('counting leaves the text aside, being filtered does not', () => {
  expect(countOf({ ...noFilters, text: 'buji' })).toBe(0)
  expect(isFiltered({ ...noFilters, text: 'buji' })).toBe(true)
  expect(countOf({ ...noFilters, openNow: true, services: ['charging'], kinds: ['canteen'] })).toBe(3)
  expect(isFiltered(noFilters)).toBe(false)
})

test('the order of taps does not make another question', () => {
  const one = withService(withService(noFilters, 'water'), 'charging')
  const other = withService(withService(noFilters, 'charging'), 'water')
  expect(inOrder(one)).toEqual(inOrder(other))
})

describe('a preset from an address', () => {
  test('says services, kinds, open, step-free and text', () => {
    expect(
      filtersFrom({ service: 'charging,water', kind: 'canteen', open: '1', stepFree: '1', q: 'mmw' }),
    ).toEqual({
      openNow: true,
      kinds: ['canteen'],
      services: ['charging', 'water'],
      stepFree: true,
      text: 'mmw',
    })
  })

  test('is read decoded or not', () => {
    expect(filtersFrom({ q: '%E5%B8%83%E5%90%89' })?.text).toBe('布吉')
    expect(filtersFrom({ q: '布吉 100%' })?.text).toBe('布吉 100%')
  })

  test('never makes a question that the service refuses', () => {
    const filters = filtersFrom({
      service: 'Charging!,aa,bb,cc,dd,ee,ff,gg',
      kind: 'castle',
      q: 'x'.repeat(99),
    })
    expect(stationFiltersSchema().safeParse(filters).success).toBe(true)
    expect(filters?.kinds).toEqual([])
  })

  test('comes back from an address as it went into it', () => {
    const filters = {
      openNow: true,
      kinds: ['canteen' as const],
      services: ['water'],
      stepFree: true,
      text: '布吉 a&b',
    }
    const address = new URLSearchParams(addressOf(filters).slice(1))
    expect(filtersFrom(Object.fromEntries(address))).toEqual(filters)
    expect(addressOf(noFilters)).toBe('')
  })

  test('that names no filter is none', () => {
    expect(filtersFrom({ $taroTimestamp: 1, id: 'x' })).toBeUndefined()
  })
})
