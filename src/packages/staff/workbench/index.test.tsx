import { onlineManager } from '@tanstack/react-query'
import { fireEvent, screen } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { phone } from '../../../../test/pages/stubs/taro'
import type { Grant } from '../../../../domain/staff/contract'
import Workbench from '.'

let service: Service
let grants: Grant[]
let needs: { lockedCases: number; emergencies: number }
let photos: { waiting: number; objected: number }

beforeEach(() => {
  freshPhone()
  grants = [aGrant()]
  needs = { lockedCases: 0, emergencies: 0 }
  photos = { waiting: 0, objected: 0 }
  service = startService({
    'staff.mine': () => ({ grants }),
    'station.deskNeeds': () => needs,
    'submissions.needs': () => photos,
  })
})

const doors = [
  '我的驿站',
  '管我的驿站',
  '到了没开门',
  '应急状态',
  '导入驿站',
  '驿站照片',
  '人员与角色',
  '操作记录',
]
const shownDoors = () =>
  doors.filter(name => screen.queryByRole('button', { name: new RegExp(`^${name}`) }) !== null)

test('an administrator has every door and sees where the role is held', async () => {
  showPage(Workbench)
  expect(await screen.findByText('管理员')).toBeVisible()
  expect(screen.getByText('龙岗区')).toBeVisible()
  expect(shownDoors()).toEqual(doors.filter(name => name !== '管我的驿站'))
  fireEvent.click(screen.getByRole('button', { name: /人员与角色/ }))
  expect(phone.visited).toEqual(['to /packages/staff/people/index'])
})

test.each([
  ['station_staff', ['我的驿站', '到了没开门', '驿站照片', '操作记录']],
  ['grid_officer', []],
] as const)('%s has only the doors of their role', async (role, expected) => {
  grants = [aGrant({ role })]
  showPage(Workbench)
  await screen.findByText('我的角色')
  expect(shownDoors()).toEqual(expected)
})

test('who keeps one station goes straight to its desk', async () => {
  grants = [aGrant({ role: 'station_staff', place: { kind: 'station', id: 'LG-1' }, path: ['station:LG-1'] })]
  showPage(Workbench)
  fireEvent.click(await screen.findByRole('button', { name: /管我的驿站/ }))
  expect(phone.visited).toEqual(['to /packages/staff/station/index?id=LG-1'])
})

test('what waits for me comes first, and leads there', async () => {
  needs = { lockedCases: 3, emergencies: 1 }
  showPage(Workbench)
  fireEvent.click(await screen.findByRole('button', { name: /3 个驿站等答复/ }))
  fireEvent.click(screen.getByRole('button', { name: /1 个正在进行/ }))
  expect(phone.visited).toEqual(['to /packages/staff/locked/index', 'to /packages/staff/emergencies/index'])
})

test('photos that wait come with what else does, also for who keeps no station', async () => {
  photos = { waiting: 2, objected: 1 }
  grants = [aGrant({ role: 'dispatcher' })]
  showPage(Workbench)
  fireEvent.click(await screen.findByRole('button', { name: /2 份等你看 · 1 份有异议/ }))
  expect(phone.visited).toEqual(['to /packages/staff/moderation/index'])
  expect(service.calls.map(call => call.name)).not.toContain('station.deskNeeds')
})

test('where it cannot be asked what waits, it says so and asks again', async () => {
  service.answers['station.deskNeeds'] = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好，请稍后再试。')
  }
  showPage(Workbench)
  expect(await screen.findByText('网络不太好，请稍后再试。')).toBeVisible()
  service.answers['station.deskNeeds'] = () => needs
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('现在没有等你处理的事')).toBeVisible()
})

test('where nothing waits it says so, and who keeps no station is not asked', async () => {
  const shown = showPage(Workbench)
  expect(await screen.findByText('现在没有等你处理的事')).toBeVisible()
  shown.unmount()
  freshPhone()
  grants = [aGrant({ role: 'grid_officer' })]
  service.calls.length = 0
  showPage(Workbench)
  await screen.findByText('我的角色')
  expect(service.calls.map(call => call.name)).not.toContain('station.deskNeeds')
  // Whose work comes from others sees what it will be, and where it is told.
  expect(screen.getByText('现在没有等你处理的事')).toBeVisible()
  expect(screen.getByText(/看和办网格里居民提的事/)).toBeVisible()
})

test('a suspended role opens nothing and is marked', async () => {
  grants = [aGrant({ state: 'suspended', suspendedAt: '2026-11-22T02:00:00.000Z' })]
  showPage(Workbench)
  expect(await screen.findByText('已暂停')).toBeVisible()
  expect(screen.getByText('你的管理员角色暂停了')).toBeVisible()
  expect(screen.getByText(/龙岗区，昨天起.*找你上级的管理员/)).toBeVisible()
  expect(shownDoors()).toEqual([])
})

test('without a role it says how to get one', async () => {
  grants = []
  showPage(Workbench)
  fireEvent.click(await screen.findByRole('button', { name: '输入邀请码' }))
  expect(phone.visited).toEqual(['to /packages/staff/accept/index'])
})

test('a failure can be tried again', async () => {
  service.answers['staff.mine'] = () => {
    throw new Refusal('FORBIDDEN', 403, '你没有权限做这一步。')
  }
  showPage(Workbench)
  expect(await screen.findByText('你没有权限做这一步。')).toBeVisible()
  service.answers['staff.mine'] = () => ({ grants })
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('管理员')).toBeVisible()
})

test('without a network it says so', async () => {
  onlineManager.setOnline(false)
  showPage(Workbench)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})
