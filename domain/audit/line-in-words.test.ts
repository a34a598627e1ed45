import type { AuditLine } from './contract'
import { differencesOf, saidOf } from './line-in-words'

const line = (kind: string, before: object | null, after: object | null, procedure = 'x.y') =>
  ({
    procedure,
    target: { kind, id: '1' },
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
  }) satisfies Pick<AuditLine, 'procedure' | 'target' | 'before' | 'after'>
const after = (kind: string, facts: object) =>
  Object.fromEntries(differencesOf(line(kind, null, facts), 'zh-CN').map(one => [one.field, one.after]))

test.each([
  ['grant', 'ended', '已收回'],
  ['area', 'ended', '已撤销'],
  ['emergency', 'ended', '已结束'],
  ['area', 'active', '在用'],
  ['locked_case', 'answered', '已答复'],
])('the state of a thing is said as people say it of such a thing: %s %s', (kind, state, words) => {
  expect(after(kind, { state })).toEqual({ 状态: words })
})

test('contacts, places, days, hours, closures and counts are words', () => {
  expect(
    after('area', {
      contacts: [{ post: 'grid_officer', name: '李强', phone: '0755-00001234' }],
      centre: { lng: 114.1, lat: 22.6 },
      level: 'grid',
      version: 3,
    }),
  ).toEqual({ 联系人: '李强 网格员 0755-00001234', 位置: '114.1, 22.6', 级别: '网格' })
  expect(
    after('station', {
      exceptions: [
        { date: '2026-12-01', ranges: [] },
        { date: '2026-12-02', ranges: [{ from: '10:00', to: '12:00' }] },
      ],
      closure: { reason: { zh: '停电' }, until: '2026-11-21T01:00:00.000Z', since: 'x' },
      live: { seatsFree: 3, chargersFree: null, updatedAt: 'x' },
      closedByStaff: true,
    }),
  ).toEqual({
    特别的日子: '12-01 不开、12-02 10:00–12:00',
    关门说明: '停电 到 11-21 09:00',
    空位: '空座 3，空充电位 —',
    关着: '是',
  })
  expect(after('import', { name: 'a.csv', done: 2, rows: 2, added: 2 })).toEqual({
    名称: 'a.csv',
    已处理行: '2',
    总行数: '2',
    新增: '2',
  })
})

test('whose account it was is not shown, and what changed comes first', () => {
  const differences = differencesOf(
    line(
      'grant',
      { subject: 'wx:o', role: 'dispatcher', state: 'active' },
      { subject: 'wx:o', role: 'dispatcher', state: 'ended' },
    ),
    'en',
  )
  expect(differences).toEqual([
    { field: 'State', before: 'In force', after: 'Ended', changed: true },
    { field: 'Role', before: 'Dispatcher', after: 'Dispatcher', changed: false },
  ])
})

test('an act that nobody has a sentence for is said by its kind', () => {
  expect(saidOf(line('area', null, {}), 'zh-CN')).toBe('新增了区域')
  expect(saidOf(line('procedure', null, null), 'zh-CN')).toBe('办理了一项业务')
  expect(saidOf(line('area', { state: 'active' }, { state: 'ended' }, 'area.close'), 'zh-CN')).toBe(
    '撤销了一个区域',
  )
})
