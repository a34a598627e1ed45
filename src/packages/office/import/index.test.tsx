import { act, fireEvent, screen, within } from '@testing-library/react'
import type { ImportPreview, ImportProgress } from '../../../../domain/imports/contract'
import { PART_BYTES } from '../../../../domain/imports/limits'
import type { Grant } from '../../../../domain/staff/contract'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { phone } from '../../../../test/pages/stubs/taro'
import Import from '.'
import { pickFile } from './pick-file'

jest.mock('./pick-file', () => ({ pickFile: jest.fn() }))

const importId = 'a'.repeat(32)
const none = { added: 0, changed: 0, unchanged: 0, edited: 0 }
const aPreview = (change: Partial<ImportPreview> = {}): ImportPreview => ({
  importId,
  rows: 3,
  ignored: [],
  kindAssumed: false,
  nearestCommunity: 0,
  notes: [],
  counts: { ...none, added: 2, unchanged: 1 },
  badRows: 0,
  problemCount: 0,
  problems: [],
  problemsNext: null,
  unknownServices: [],
  changes: [{ code: 'N1', name: '一号驿站', change: 'added', fields: [] }],
  changedFields: [],
  edits: [],
  unseen: 0,
  unseenSome: [],
  ...change,
})
const aProgress = (change: Partial<ImportProgress> = {}): ImportProgress => ({
  importId,
  name: 'list.csv',
  datum: 'gcj02',
  received: 1,
  parts: 1,
  done: 0,
  rows: null,
  counts: none,
  skipped: 0,
  servicesLeftOut: [],
  finished: false,
  startedAt: '2026-11-23T02:00:00.000Z',
  ...change,
})

let service: Service
let grants: Grant[]
let latest: ImportProgress | null

beforeEach(() => {
  freshPhone()
  grants = [aGrant()]
  latest = null
  service = startService({
    'staff.mine': () => ({ grants }),
    'imports.latest': () => latest,
    'imports.begin': () => aProgress(),
    'imports.addPart': ({ number }: { number: number }) => ({ importId, number }),
    'imports.preview': () => aPreview(),
    'imports.write': () =>
      aProgress({ done: 3, rows: 3, finished: true, counts: { ...none, added: 2, unchanged: 1 } }),
  })
})

const callsOf = (name: string) => service.calls.filter(c => c.name === name)
const settle = () => act(() => jest.advanceTimersByTimeAsync(50))

/** What the person chooses when they are asked: so many bytes under a name, or nothing. */
async function choose(name: string | null, bytes = 10) {
  const file =
    name === null ? null : { name, bytes, part: (number: number) => Promise.resolve(`part${number}`) }
  jest.mocked(pickFile).mockResolvedValueOnce(file)
  fireEvent.click(await screen.findByRole('radio', { name: /高德/ }))
  fireEvent.click(screen.getByRole('button', { name: /选表格/ }))
  await settle()
}

test('without a datum no file is asked for', async () => {
  showPage(Import)
  expect(await screen.findByRole('button', { name: /选表格/ })).toBeDisabled()
})

test('a file goes in parts, is looked at, confirmed, and written', async () => {
  showPage(Import)
  await choose('名单.csv', PART_BYTES + 5)
  expect(await screen.findByText('名单.csv，3 行')).toBeVisible()
  expect(callsOf('imports.begin').map(c => c.input)).toEqual([
    { name: '名单.csv', bytes: PART_BYTES + 5, parts: 2, datum: 'gcj02' },
  ])
  expect(callsOf('imports.addPart').map(c => c.input)).toEqual([
    { importId, number: 1, data: 'part1' },
    { importId, number: 2, data: 'part2' },
  ])
  expect(screen.getByText('一号驿站')).toBeVisible()
  expect(callsOf('imports.write')).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '确认写入 2 个驿站' }))
  expect(await screen.findByText('导入完成')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '好' }))
  expect(phone.visited).toEqual(['back'])
})

test('errors stand by cell, more on demand; bad rows are left out only on purpose', async () => {
  const problem = {
    rows: 1,
    row: 4,
    cell: 'I4',
    cells: ['I4'],
    heading: '座位',
    message: '「很多」不是 0 到 9999 的整数',
  }
  service.answers['imports.preview'] = ({ problemsFrom }: { problemsFrom?: number }) =>
    problemsFrom
      ? aPreview({
          problemCount: 51,
          problems: [{ ...problem, cell: 'A60', heading: '编号', message: '不能为空' }],
        })
      : aPreview({ badRows: 9, problemCount: 51, problems: [problem], problemsNext: 50 })
  showPage(Import)
  await choose('list.csv')
  expect(await screen.findByText('I4 座位')).toBeVisible()
  expect(screen.getByText('「很多」不是 0 到 9999 的整数')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '看更多' }))
  expect(await screen.findByText('A60 编号')).toBeVisible()
  const write = screen.getByRole('button', { name: '确认写入 2 个驿站' })
  expect(write).toBeDisabled()
  fireEvent.click(screen.getByRole('button', { name: /跳过有错的行/ }))
  fireEvent.click(write)
  await screen.findByText('导入完成')
  expect(callsOf('imports.write').map(c => c.input)).toEqual([
    { importId, skipBadRows: true, overEdits: false, leaveOutServices: false },
  ])
})

test('equal errors stand once, and services that are not in the catalogue are left out only on purpose', async () => {
  const unknownServices = [{ word: '磨刀', rows: 58 }]
  service.answers['imports.preview'] = ({ leaveOutServices }: { leaveOutServices: boolean }) =>
    leaveOutServices
      ? aPreview({ unknownServices, notes: ['58 行有服务目录里没有的服务（磨刀）'] })
      : aPreview({
          counts: none,
          badRows: 58,
          problemCount: 58,
          unknownServices,
          problems: [
            {
              rows: 58,
              row: 2,
              cell: 'H2',
              cells: ['H2', 'H3', 'H4', 'H5', 'H6'],
              heading: '服务',
              message: '服务目录里没有「磨刀」',
            },
          ],
        })
  service.answers['imports.write'] = () =>
    aProgress({
      done: 58,
      rows: 58,
      finished: true,
      counts: { ...none, added: 58 },
      servicesLeftOut: unknownServices,
    })
  showPage(Import)
  await choose('list.csv')
  expect(await screen.findByText('58 行 · 服务 H2、H3、H4、H5、H6 等')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: /不写目录里没有的服务/ }))
  fireEvent.click(await screen.findByRole('button', { name: '确认写入 2 个驿站' }))
  expect(await screen.findByText('照你选的，没有写这些服务：磨刀 58 行')).toBeVisible()
  expect(callsOf('imports.write').map(c => c.input)).toEqual([
    { importId, skipBadRows: false, overEdits: false, leaveOutServices: true },
  ])
})

test('the result tells what was written, what was not, and why', async () => {
  const problem = {
    rows: 1,
    row: 4,
    cell: 'I4',
    cells: ['I4'],
    heading: '座位',
    message: '「很多」不是 0 到 9999 的整数',
  }
  service.answers['imports.preview'] = () =>
    aPreview({
      badRows: 1,
      problemCount: 1,
      problems: [problem],
      counts: { ...none, added: 2, unchanged: 1 },
    })
  service.answers['imports.write'] = () =>
    aProgress({
      done: 3,
      rows: 3,
      finished: true,
      skipped: 1,
      counts: { ...none, added: 2, unchanged: 1 },
    })
  showPage(Import)
  await choose('list.csv')
  fireEvent.click(await screen.findByRole('button', { name: /跳过有错的行/ }))
  fireEvent.click(screen.getByRole('button', { name: '确认写入 2 个驿站' }))
  expect(await screen.findByText('写入了 2 个驿站，大家马上能看到。')).toBeVisible()
  expect(screen.getByText('有错，跳过')).toBeVisible()
  expect(await screen.findByText('跳过的行')).toBeVisible()
  expect(screen.getByText('I4 座位')).toBeVisible()
})

test('what staff changed is told, and the list wins only on purpose', async () => {
  service.answers['imports.preview'] = ({ overEdits }: { overEdits: boolean }) =>
    aPreview(
      overEdits
        ? { counts: { ...none, changed: 1 } }
        : {
            counts: { ...none, edited: 1 },
            changes: [],
            edits: [{ code: 'N1', name: '一号驿站', fields: ['电话'], at: '2026-11-20T02:00:00.000Z' }],
          },
    )
  showPage(Import)
  await choose('list.csv')
  expect(await screen.findByText('N1 · 改过电话')).toBeVisible()
  expect(screen.getByRole('button', { name: '没有要写入的' })).toBeDisabled()
  fireEvent.click(screen.getByRole('button', { name: /按表格覆盖/ }))
  fireEvent.click(await screen.findByRole('button', { name: '确认写入 1 个驿站' }))
  await screen.findByText('导入完成')
  expect(callsOf('imports.write').map(c => c.input)).toEqual([
    { importId, skipBadRows: false, overEdits: true, leaveOutServices: false },
  ])
})

test('writing that stops half-way goes on where it was', async () => {
  let times = 0
  service.answers['imports.write'] = () => {
    times++
    if (times === 2) throw new Refusal('RATE_LIMITED', 429, '操作太快了，请稍等再试。')
    return aProgress({
      done: times === 1 ? 200 : 450,
      rows: 450,
      counts: { ...none, added: 430, unchanged: 20 },
      finished: times > 2,
    })
  }
  showPage(Import)
  await choose('list.csv')
  fireEvent.click(await screen.findByRole('button', { name: /确认写入/ }))
  expect(await screen.findByText(/没有丢，接着写就行/)).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '接着写入' }))
  expect(await screen.findByText('写入了 430 个驿站，大家马上能看到。')).toBeVisible()
})

test('what can no longer be written as it was confirmed is chosen anew', async () => {
  service.answers['imports.write'] = () => {
    throw new Refusal('LIST_CHANGED', 409, '确认之后，本区的设置变了。')
  }
  showPage(Import)
  await choose('list.csv')
  fireEvent.click(await screen.findByRole('button', { name: /确认写入/ }))
  expect(await screen.findByText('确认之后，本区的设置变了。')).toBeVisible()
  expect(screen.getByRole('button', { name: /写入/ })).toBeDisabled()
  fireEvent.click(screen.getByRole('button', { name: '换一个表格' }))
  expect(await screen.findByRole('button', { name: /选表格/ })).toBeVisible()
})

test('what was left half-way last time is offered first', async () => {
  latest = aProgress({ done: 200, rows: 450 })
  showPage(Import)
  expect(await screen.findByText('「list.csv」写到 200 / 450')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '接着写入' }))
  expect(await screen.findByText('导入完成')).toBeVisible()
})

test('a file of the wrong kind or size is not sent, none at all is no error', async () => {
  const shown = showPage(Import)
  await choose('photo.png')
  expect(await screen.findByText('只能选 .csv 或 .xlsx 文件')).toBeVisible()
  shown.unmount()
  freshPhone()
  const other = showPage(Import)
  await choose('list.xlsx', 2 * 1024 * 1024 + 1)
  expect(await screen.findByText(/超过 2 MB/)).toBeVisible()
  other.unmount()
  freshPhone()
  showPage(Import)
  await choose(null)
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  expect(callsOf('imports.begin')).toEqual([])
})

test('a file that cannot be read says why, and another can be chosen', async () => {
  service.answers['imports.preview'] = () => {
    throw new Refusal('FILE_UNREADABLE', 409, '这个 XLSX 文件已损坏，或不是 XLSX')
  }
  showPage(Import)
  await choose('list.xlsx')
  expect(await screen.findByText('这个 XLSX 文件已损坏，或不是 XLSX')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '换一个表格' }))
  expect(await screen.findByRole('button', { name: /选表格/ })).toBeVisible()
})

test('administrators only', async () => {
  grants = [aGrant({ role: 'supervisor' })]
  showPage(Import)
  expect(await screen.findByText('你现在不能导入驿站')).toBeVisible()
  await settle()
  expect(within(document.body).queryByRole('button', { name: /选表格/ })).not.toBeInTheDocument()
})
