import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen, within } from '@testing-library/react'
import type { AuditLine } from '../../../../domain/audit/contract'
import type { Grant } from '../../../../domain/staff/contract'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import Audit from '.'

const aLine = (change: Partial<AuditLine> = {}): AuditLine => ({
  id: 'area:440307001001#7',
  at: '2026-11-23T01:57:00.000Z',
  actor: '王主任',
  mine: false,
  role: 'supervisor',
  onBehalf: false,
  procedure: 'staff.suspend',
  target: { kind: 'grant', id: 'x' },
  before: '{"role":"station_staff","place":"area:440307001001","state":"active"}',
  after: '{"role":"station_staff","place":"area:440307001001","state":"suspended"}',
  reason: '岗位调整',
  ...change,
})

let service: Service
let grants: Grant[]
let lines: AuditLine[]

beforeEach(() => {
  freshPhone()
  grants = [aGrant()]
  lines = [aLine()]
  service = startService({
    'staff.mine': () => ({ grants }),
    'audit.list': () => ({ items: lines, next: null }),
    'audit.verifyAll': ({ cursor }: { cursor?: string }) =>
      cursor
        ? { logs: 1, lines: 2, problems: [], next: null }
        : { logs: 2, lines: 5, problems: [], next: 'v1' },
    'audit.beginExport': () => ({ csv: 'h\r\n', lines: 0, next: 'c0' }),
    'audit.export': ({ cursor }: { cursor: string }) =>
      cursor === 'c0' ? { csv: 'a\r\n', lines: 1, next: 'c1' } : { csv: 'b\r\n', lines: 1, next: null },
    'area.children': () => ({ parent: { name: '木棉湾社区' }, items: [] }),
  })
})

const callsOf = (name: string) => service.calls.filter(c => c.name === name)
const settle = () => act(() => jest.advanceTimersByTimeAsync(20))

test('a line says who, as what, did what, where and when', async () => {
  showPage(Audit)
  expect(await screen.findByText('暂停了一位驿站工作人员')).toBeVisible()
  expect(screen.getByText('王主任 以督办身份')).toBeVisible()
  expect(await screen.findByText('木棉湾社区 · 3 分钟前')).toBeVisible()
})

test('whom it was about is said where they have a name', async () => {
  const facts = '"role":"station_staff","place":"area:440307001001"'
  lines = [aLine({ before: `{"person":"小陈",${facts}}`, after: `{"person":"小陈",${facts}}` })]
  showPage(Audit)
  fireEvent.click(await screen.findByRole('button', { name: /暂停了小陈的驿站工作人员/ }))
  expect(within(screen.getByRole('dialog')).getByText('关于谁')).toBeVisible()
})

test('acts without a sentence of their own are said by what they changed', async () => {
  lines = [
    aLine({ id: 'area:1#1', procedure: 'station.change', target: { kind: 'station', id: 'LG-1' } }),
    aLine({ id: 'area:1#2', procedure: 'x.y', target: { kind: 'procedure', id: 'y' } }),
  ]
  showPage(Audit)
  expect(await screen.findByText('改了驿站')).toBeVisible()
  expect(screen.getByText('办理了一项业务')).toBeVisible()
})

test('time and kind narrow, whole days in China', async () => {
  showPage(Audit)
  fireEvent.click(await screen.findByRole('radio', { name: '近 7 天' }))
  fireEvent.click(screen.getByRole('radio', { name: '邀请' }))
  await settle()
  expect(callsOf('audit.list').at(-1)?.input).toEqual({
    place: { kind: 'area', id: '440307' },
    from: '2026-11-16T16:00:00.000Z',
    kind: 'invitation',
  })
})

test('any days can be named, and every kind that the log has', async () => {
  showPage(Audit)
  fireEvent.click(await screen.findByRole('radio', { name: '选日期' }))
  fireEvent.change(screen.getByLabelText('从'), { target: { value: '2026-10-01' } })
  fireEvent.change(screen.getByLabelText('到'), { target: { value: '2026-10-07' } })
  fireEvent.click(screen.getByRole('radio', { name: '区域' }))
  await settle()
  expect(callsOf('audit.list').at(-1)?.input).toEqual({
    place: { kind: 'area', id: '440307' },
    from: '2026-09-30T16:00:00.000Z',
    until: '2026-10-07T16:00:00.000Z',
    kind: 'area',
  })
  expect(screen.getByRole('radio', { name: '导入' })).toBeVisible()
  expect(screen.getByRole('radio', { name: '个人资料' })).toBeVisible()
})

test('a record shows before and after, and leads to everything by the same person', async () => {
  showPage(Audit)
  fireEvent.click(await screen.findByRole('button', { name: /暂停了一位/ }))
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getByText('生效')).toBeVisible()
  expect(sheet.getByText('已暂停')).toBeVisible()
  expect(sheet.getByText('岗位调整')).toBeVisible()
  fireEvent.click(sheet.getByRole('button', { name: '只看同一个人' }))
  await settle()
  expect(callsOf('audit.list').at(-1)?.input).toMatchObject({ sameActorAs: 'area:440307001001#7' })
  fireEvent.click(screen.getByRole('button', { name: '只看同一个人' }))
  await settle()
  expect(screen.queryByRole('button', { name: '只看同一个人' })).not.toBeInTheDocument()
})

test('checks every log of the place and below it, says how many, and where one does not hang together', async () => {
  showPage(Audit)
  fireEvent.click(await screen.findByRole('button', { name: '核对完整' }))
  expect(await screen.findByText(/龙岗区和下面共 3 处、7 条记录，各自首尾相连/)).toBeVisible()
  expect(callsOf('audit.verifyAll').map(({ input }) => input)).toEqual([
    { place: { kind: 'area', id: '440307' } },
    { place: { kind: 'area', id: '440307' }, cursor: 'v1' },
  ])
  service.answers['audit.verifyAll'] = () => ({
    logs: 3,
    lines: 6,
    problems: [
      { place: { kind: 'area', id: '440307001001' }, placeName: '木棉湾社区', line: 4, what: 'changed' },
    ],
    next: null,
  })
  fireEvent.click(screen.getByRole('button', { name: '核对完整' }))
  expect(await screen.findByText('木棉湾社区：第 4 条被改过')).toBeVisible()
  expect(screen.getByText(/核对了 3 处、6 条/)).toBeVisible()
  expect(screen.queryByText(/首尾相连/)).not.toBeInTheDocument()
})

test('of one station only its own log is spoken of', async () => {
  grants = [
    aGrant({
      role: 'supervisor',
      place: { kind: 'station', id: 'LG-1' },
      placeName: '佳兆业广场暖蜂驿站',
      path: ['area:440307', 'station:LG-1'],
    }),
  ]
  service.answers['audit.verifyAll'] = () => ({ logs: 1, lines: 128, problems: [], next: null })
  showPage(Audit)
  fireEvent.click(await screen.findByRole('button', { name: '核对完整' }))
  expect(await screen.findByText(/佳兆业广场暖蜂驿站自己的 128 条记录首尾相连/)).toBeVisible()
})

test('station staff read but do not check', async () => {
  grants = [aGrant({ role: 'station_staff' })]
  showPage(Audit)
  await screen.findByText('暂停了一位驿站工作人员')
  expect(screen.queryByRole('button', { name: '核对完整' })).not.toBeInTheDocument()
})

test('all pages of an export become one file that a spreadsheet reads', async () => {
  const saved: BlobPart[][] = []
  jest.spyOn(globalThis, 'Blob').mockImplementation((parts = []) => {
    saved.push([...parts])
    return {} as Blob
  })
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined })
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined)
  showPage(Audit)
  fireEvent.click(await screen.findByRole('button', { name: '导出' }))
  expect(await screen.findByText('整理好了，共 2 行')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '保存文件' }))
  await settle()
  expect(saved).toEqual([['\uFEFF', 'h\r\na\r\nb\r\n']])
  expect(callsOf('audit.beginExport')).toHaveLength(1)
  expect(click).toHaveBeenCalledTimes(1)
})

test('nothing, nobody, no network', async () => {
  lines = []
  const shown = showPage(Audit)
  expect(await screen.findByText('没有记录')).toBeVisible()
  shown.unmount()
  freshPhone()
  grants = [aGrant({ role: 'grid_officer' })]
  const other = showPage(Audit)
  expect(await screen.findByText('你现在不能看操作记录')).toBeVisible()
  other.unmount()
  freshPhone()
  onlineManager.setOnline(false)
  showPage(Audit)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})
