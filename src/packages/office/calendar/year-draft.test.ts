import { announcedYear, dayOf, daysOff, draftOf, festivalCodes, type YearDraft } from './year-draft'

const empty = draftOf(2027, { coveredFrom: '', coveredUntil: '', holidays: {}, makeUpDays: {} })

test.each([
  ['1-1', '2027-01-01'],
  ['01-09', '2027-01-09'],
  ['10月7日', '2027-10-07'],
  ['2-30', null],
  ['13-1', null],
  ['', null],
  ['1', null],
])('%j is %j', (typed, day) => expect(dayOf(2027, typed)).toBe(day))

test('a festival is a run of days, one day or none; never backwards nor endless', () => {
  const days = (from: string, to: string) => daysOff(2027, { from, to, worked: '' })
  expect(days('1-30', '2-1')).toEqual(['2027-01-30', '2027-01-31', '2027-02-01'])
  expect(days('1-1', '')).toEqual(['2027-01-01'])
  expect(days('', '')).toEqual([])
  expect(days('10-7', '10-1')).toBeNull()
  expect(days('1-1', '12-31')).toBeNull()
})

test('a year is read as it was typed, and typed as it is known', () => {
  const draft: YearDraft = {
    ...empty,
    newYear: { from: '1-1', to: '1-3', worked: '' },
    national: { from: '10-1', to: '10-2', worked: '9-26、10-9' },
  }
  const year = announcedYear(2027, draft)
  expect(year).toEqual({
    holidays: {
      '2027-01-01': '元旦',
      '2027-01-02': '元旦',
      '2027-01-03': '元旦',
      '2027-10-01': '国庆节',
      '2027-10-02': '国庆节',
    },
    makeUpDays: { '2027-09-26': '国庆节', '2027-10-09': '国庆节' },
  })
  expect(
    draftOf(2027, { coveredFrom: '', coveredUntil: '', ...(year ?? { holidays: {}, makeUpDays: {} }) }),
  ).toEqual(draft)
  expect(announcedYear(2027, { ...draft, spring: { from: '2-31', to: '', worked: '' } })).toBeNull()
})

test('a year without anything has every festival, empty', () => {
  expect(Object.keys(empty)).toEqual([...festivalCodes])
  expect(announcedYear(2027, empty)).toEqual({ holidays: {}, makeUpDays: {} })
})
