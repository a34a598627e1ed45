import { HOUR, MINUTE } from '../time/china-time'
import { jobs } from './jobs'
import { patienceOf, scheduleWords } from './schedule'

it.each([
  ['0 * * * * * *', '每分钟', 'Every minute', 11 * MINUTE],
  ['0 */5 * * * * *', '每 5 分钟', 'Every 5 minutes', 15 * MINUTE],
  ['0 15 * * * * *', '每小时的 15 分', 'Every hour at 15 past', 70 * MINUTE],
  ['0 30 3 * * * *', '每天 03:30', 'Every day at 03:30', 24 * HOUR + 10 * MINUTE],
])('%s is %s', (cron, zh, en, patience) => {
  expect([scheduleWords(cron, 'zh-CN'), scheduleWords(cron, 'en'), patienceOf(cron)]).toEqual([
    zh,
    en,
    patience,
  ])
})

it.each(['0 0 3 1 * * *', '0 0 9-17 * * * *', '* * * * * * *'])('%s has no words', cron => {
  expect(() => scheduleWords(cron, 'en')).toThrow(cron)
})

it('every job has words, and a name of its own', () => {
  for (const { cron } of jobs) expect(scheduleWords(cron, 'zh-CN')).toMatch(/^每/)
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length)
})

it('no function has more timers than one may have', () => {
  for (const name of ['jobs', 'upkeep'])
    expect(jobs.filter(job => job.of === name).length).toBeLessThanOrEqual(10)
})
