import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen, within } from '@testing-library/react'
import type { Grant, StaffMember } from '../../../../domain/staff/contract'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { phone } from '../../../../test/pages/stubs/taro'
import People from '.'

const aMember = (change: Partial<StaffMember> = {}): StaffMember => ({
  ...aGrant({
    id: 'm'.repeat(43),
    role: 'grid_officer',
    place: { kind: 'area', id: '440307001001' },
    placeName: '木棉湾社区',
    within: ['布吉街道'],
    path: ['area:440307', 'area:440307001', 'area:440307001001'],
    version: 3,
  }),
  nickname: '小李',
  me: false,
  ...change,
})

let service: Service
let grants: Grant[]
let members: StaffMember[]

beforeEach(() => {
  freshPhone()
  grants = [aGrant()]
  members = [aMember()]
  service = startService({
    'staff.mine': () => ({ grants }),
    'staff.members': () => ({ items: members, next: null }),
    'staff.invitations': () => ({ items: [], next: null }),
    'staff.suspend': () => aMember({ state: 'suspended' }),
    'staff.end': () => aMember({ state: 'ended' }),
    'staff.resume': () => aMember(),
    'staff.withdraw': () => ({}),
  })
})

const callsOf = (name: string) => service.calls.filter(c => c.name === name)
const settle = () => act(() => jest.advanceTimersByTimeAsync(20))
const openMember = async () => {
  fireEvent.click(await screen.findByRole('button', { name: /小李/ }))
  return within(screen.getByRole('dialog'))
}

test('lists who works there and narrows by role', async () => {
  showPage(People)
  expect(await screen.findByText('网格员 · 木棉湾社区')).toBeVisible()
  fireEvent.click(screen.getByRole('radio', { name: '督办' }))
  await settle()
  expect(callsOf('staff.members').at(-1)?.input).toEqual({
    place: { kind: 'area', id: '440307' },
    role: 'supervisor',
  })
})

test('suspends with a reason and the version that was seen', async () => {
  showPage(People)
  const sheet = await openMember()
  fireEvent.click(sheet.getByRole('button', { name: '暂停' }))
  expect(sheet.getByRole('button', { name: '确认暂停' })).toBeDisabled()
  fireEvent.click(sheet.getByRole('button', { name: '岗位调整' }))
  fireEvent.click(sheet.getByRole('button', { name: '确认暂停' }))
  await settle()
  expect(callsOf('staff.suspend').map(c => c.input)).toEqual([
    { grantId: 'm'.repeat(43), version: 3, reason: '岗位调整' },
  ])
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(screen.getByText('已暂停小李的角色')).toBeVisible()
})

test('ends with a sentence of its own', async () => {
  showPage(People)
  const sheet = await openMember()
  fireEvent.click(sheet.getByRole('button', { name: '收回角色' }))
  fireEvent.change(sheet.getByRole('textbox', { name: '原因' }), { target: { value: '合同到期' } })
  fireEvent.click(sheet.getByRole('button', { name: '确认收回' }))
  await settle()
  expect(callsOf('staff.end')[0]?.input).toMatchObject({ reason: '合同到期' })
})

test('a suspended role is marked and resumed in one tap', async () => {
  members = [aMember({ state: 'suspended' })]
  showPage(People)
  const sheet = await openMember()
  fireEvent.click(sheet.getByRole('button', { name: '恢复' }))
  await settle()
  expect(callsOf('staff.resume')).toHaveLength(1)
})

test('somebody changed it meanwhile: said, and asked anew', async () => {
  service.answers['staff.suspend'] = () => {
    throw new Refusal('CHANGED_MEANWHILE', 409, '刚才有人改过这个角色，请看一眼再改。', [
      { path: 'version', message: '9' },
      { path: 'state', message: '11-20 10:00 督办收回了它：已离职' },
    ])
  }
  showPage(People)
  const sheet = await openMember()
  fireEvent.click(sheet.getByRole('button', { name: '暂停' }))
  fireEvent.click(sheet.getByRole('button', { name: '已离职' }))
  const before = callsOf('staff.members').length
  fireEvent.click(sheet.getByRole('button', { name: '确认暂停' }))
  await settle()
  expect(screen.getByText('11-20 10:00 督办收回了它：已离职')).toBeVisible()
  expect(callsOf('staff.members').length).toBeGreaterThan(before)
  fireEvent.click(screen.getByRole('button', { name: '看现在的' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('the last administrator stays, and the sheet says why', async () => {
  service.answers['staff.end'] = () => {
    throw new Refusal('LAST_ADMINISTRATOR', 409, '这是最后一位管理员，请先任命另一位。')
  }
  members = [aMember({ role: 'administrator', me: true })]
  showPage(People)
  const sheet = await openMember()
  expect(sheet.getByText('这是你自己的角色。')).toBeVisible()
  fireEvent.click(sheet.getByRole('button', { name: '收回角色' }))
  fireEvent.click(sheet.getByRole('button', { name: '已离职' }))
  fireEvent.click(sheet.getByRole('button', { name: '确认收回' }))
  expect(await sheet.findByRole('alert')).toHaveTextContent('这是最后一位管理员')
})

test('what I do not hold I cannot take away', async () => {
  grants = [aGrant({ role: 'dispatcher' })]
  members = [aMember({ role: 'supervisor' })]
  showPage(People)
  const sheet = await openMember()
  expect(sheet.queryByRole('button', { name: '暂停' })).not.toBeInTheDocument()
  expect(sheet.getByText(/由持有它的人或管理员来改/)).toBeVisible()
})

test('an open invitation can be withdrawn', async () => {
  service.answers['staff.invitations'] = () => ({
    items: [
      {
        id: 'a'.repeat(32),
        role: 'station_staff',
        placeName: '木棉湾社区',
        expiresAt: '2026-11-30T02:00:00.000Z',
        note: '前台小张',
      },
    ],
  })
  showPage(People)
  fireEvent.click(await screen.findByRole('button', { name: /前台小张/ }))
  fireEvent.click(screen.getByRole('button', { name: '撤回邀请' }))
  await settle()
  expect(callsOf('staff.withdraw')[0]?.input).toEqual({ invitationId: 'a'.repeat(32) })
})

test('with several places one is chosen, and invitations start there', async () => {
  const street = aGrant({
    id: 's'.repeat(43),
    role: 'supervisor',
    place: { kind: 'area', id: '440307001' },
    placeName: '布吉街道',
    path: ['area:440307', 'area:440307001'],
  })
  grants = [aGrant(), street]
  showPage(People)
  fireEvent.click(await screen.findByRole('radio', { name: '布吉街道' }))
  await settle()
  expect(callsOf('staff.members').at(-1)?.input).toEqual({ place: street.place })
  fireEvent.click(screen.getByRole('button', { name: '邀请新人' }))
  expect(phone.visited).toEqual(['to /packages/staff/invite/index?area=440307001'])
})

test('more come by cursor', async () => {
  service.answers['staff.members'] = ({ cursor }: { cursor?: string }) =>
    cursor
      ? { items: [aMember({ id: 'n'.repeat(43), nickname: '老周' })], next: null }
      : { items: members, next: 'c1' }
  showPage(People)
  fireEvent.click(await screen.findByRole('button', { name: '查看更多' }))
  expect(await screen.findByText('老周')).toBeVisible()
})

test('nobody yet, nothing of mine, no network', async () => {
  members = []
  const shown = showPage(People)
  expect(await screen.findByText('这里还没有人')).toBeVisible()
  shown.unmount()
  grants = [aGrant({ role: 'grid_officer' })]
  freshPhone()
  const other = showPage(People)
  expect(await screen.findByText('你现在不能管人员')).toBeVisible()
  other.unmount()
  freshPhone()
  onlineManager.setOnline(false)
  showPage(People)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})

test('why is kept when the answer is lost and the page closed; said again, it is the same act', async () => {
  const answers = service.answers['staff.end']
  service.answers['staff.end'] = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好，请稍后再试。')
  }
  const shown = showPage(People)
  let sheet = await openMember()
  fireEvent.click(sheet.getByRole('button', { name: '收回角色' }))
  fireEvent.change(sheet.getByRole('textbox', { name: '原因' }), { target: { value: '合同到期' } })
  fireEvent.click(sheet.getByRole('button', { name: '确认收回' }))
  expect(await sheet.findByRole('alert', undefined, { timeout: 5000 })).toHaveTextContent('网络不太好')
  shown.unmount()
  service.answers['staff.end'] = answers ?? fail()
  showPage(People)
  sheet = await openMember()
  fireEvent.click(sheet.getByRole('button', { name: '暂停' }))
  expect(sheet.getByRole('textbox', { name: '原因' })).toHaveValue('')
  expect(sheet.queryByText('这是你上次没发出的内容')).not.toBeInTheDocument()
  fireEvent.click(sheet.getByRole('button', { name: '取消' }))
  fireEvent.click(sheet.getByRole('button', { name: '收回角色' }))
  expect(sheet.getByRole('textbox', { name: '原因' })).toHaveValue('合同到期')
  expect(sheet.getByText('这是你上次没发出的内容')).toBeVisible()
  fireEvent.click(sheet.getByRole('button', { name: '确认收回' }))
  await settle()
  expect(new Set(callsOf('staff.end').map(({ key }) => key)).size).toBe(1)
  expect(phone.stored('nuanlin:drafts')).toEqual({})
})
