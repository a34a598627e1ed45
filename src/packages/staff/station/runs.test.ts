import { runsOf } from './runs'

const closed = (date: string, note?: string) => ({ date, ranges: [], ...(note ? { note } : {}) })

test('days in a row that differ alike are one run, whatever their order', () => {
  const runs = runsOf(
    [
      closed('2026-12-03'),
      closed('2026-12-01'),
      closed('2026-12-02'),
      closed('2026-12-05'),
      closed('2026-12-06', '检修'),
      { date: '2026-12-07', ranges: [{ from: '09:00', to: '12:00' }], note: '检修' },
    ],
    '2026-11-23',
  )
  expect(runs.map(({ from, to }) => [from, to])).toEqual([
    ['2026-12-01', '2026-12-03'],
    ['2026-12-05', '2026-12-05'],
    ['2026-12-06', '2026-12-06'],
    ['2026-12-07', '2026-12-07'],
  ])
})

test('what is over is not spoken of; today still is', () => {
  expect(runsOf([closed('2026-11-22'), closed('2026-11-23')], '2026-11-23').map(r => r.from)).toEqual([
    '2026-11-23',
  ])
})
