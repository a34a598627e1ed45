import { act, fireEvent, screen } from '@testing-library/react'
import type { Grant } from '../../../../domain/staff/contract'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { aPage, aStation } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import Invite from '.'

const centre = { lng: 114.1, lat: 22.6 }
const district = { code: '440307', name: '龙岗区', level: 'district', within: [], hasChildren: true, centre }
const street = { code: '440307001', name: '布吉街道', level: 'street', within: [], hasChildren: true, centre }
const community = {
  code: '440307001001',
  name: '木棉湾社区',
  level: 'community',
  within: ['布吉街道'],
  hasChildren: false,
  centre,
}

let service: Service
let grants: Grant[]

beforeEach(() => {
  freshPhone()
  phone.params = { area: '440307' }
  grants = [aGrant()]
  service = startService({
    'staff.mine': () => ({ grants }),
    'area.children': ({ parent }: { parent?: string }) =>
      parent === street.code
        ? { parent: street, items: [community] }
        : parent === community.code
          ? { parent: community, items: [] }
          : { parent: district, items: [street] },
    'area.search': () => ({ items: [community] }),
    'station.nearby': () => aPage([aStation()]),
    'staff.invite': () => ({
      id: 'a'.repeat(32),
      code: 'ABCDE-23456',
      expiresAt: '2026-11-30T02:00:00.000Z',
    }),
  })
})

const press = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const callsOf = (name: string) => service.calls.filter(c => c.name === name)

test('role, street, community, note: a code to hand over', async () => {
  showPage(Invite)
  await press('网格员')
  await press('布吉街道')
  await press('木棉湾社区')
  fireEvent.change(await screen.findByRole('textbox', { name: '备注' }), { target: { value: '小李' } })
  await press('生成邀请码')
  expect(await screen.findByText('ABCDE-23456')).toBeVisible()
  expect(callsOf('staff.invite')[0]?.input).toEqual({
    role: 'grid_officer',
    place: { kind: 'area', id: community.code },
    note: '小李',
  })
  expect(phone.share()).toEqual({
    title: '邀请你成为木棉湾社区的网格员',
    path: '/packages/staff/accept/index?code=ABCDE-23456',
  })
})

test('a station is found by its name', async () => {
  showPage(Invite)
  await press('驿站工作人员')
  fireEvent.change(await screen.findByRole('textbox', { name: '搜社区或驿站' }), { target: { value: '佳' } })
  await act(() => jest.advanceTimersByTimeAsync(300))
  await press(/佳兆业广场暖蜂驿站/)
  await press('生成邀请码')
  await screen.findByText('ABCDE-23456')
  expect(callsOf('staff.invite')[0]?.input).toMatchObject({ place: { kind: 'station', id: 'LG-1' } })
  expect(callsOf('station.nearby').at(-1)?.input).toEqual({
    origin: { area: '440307' },
    filters: { text: '佳' },
  })
})

test('offers only what I may give, where it can be held', async () => {
  grants = [
    aGrant({
      role: 'dispatcher',
      place: { kind: 'area', id: street.code },
      path: ['area:440307', 'area:440307001'],
    }),
  ]
  phone.params = { area: street.code }
  showPage(Invite)
  await screen.findByRole('button', { name: '网格员' })
  expect(screen.getAllByRole('button').map(b => b.textContent)).toEqual(
    expect.arrayContaining(['网格员', '分拨员']),
  )
  expect(screen.queryByRole('button', { name: '管理员' })).not.toBeInTheDocument()
  await press('分拨员')
  expect(await screen.findByRole('button', { name: '就在布吉街道' })).toBeVisible()
})

test('a refusal is said, and another place can be picked', async () => {
  service.answers['staff.invite'] = () => {
    throw new Refusal('FORBIDDEN', 403, '你没有权限做这一步。')
  }
  showPage(Invite)
  await press('管理员')
  await press('就在龙岗区')
  await press('生成邀请码')
  expect(await screen.findByRole('alert')).toHaveTextContent('你没有权限做这一步。')
  await press(/龙岗区/)
  expect(await screen.findByRole('button', { name: '就在龙岗区' })).toBeVisible()
})

test('what was begun is there again when the page is opened again, until there is a code', async () => {
  const shown = showPage(Invite)
  await press('网格员')
  await press('布吉街道')
  await press('木棉湾社区')
  fireEvent.change(await screen.findByRole('textbox', { name: '备注' }), { target: { value: '小李' } })
  shown.unmount()
  const again = showPage(Invite)
  expect(await screen.findByRole('textbox', { name: '备注' })).toHaveValue('小李')
  expect(screen.getByText('这是你上次没发出的内容')).toBeVisible()
  await press('生成邀请码')
  await screen.findByText('ABCDE-23456')
  again.unmount()
  showPage(Invite)
  expect(await screen.findByRole('button', { name: '管理员' })).toBeVisible()
})
