import { act, fireEvent, screen, within } from '@testing-library/react'
import type { SettingsVersion } from '../../../../domain/district/contract'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { aSettings } from '../../../../test/pages/stubs/settings'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { phone } from '../../../../test/pages/stubs/taro'
import SettingsHub from '../settings'
import SettingsHistory from '.'

const change = { label: '座位数算新', before: '15 分钟', after: '20 分钟' }
const aVersion = (more: Partial<SettingsVersion>): SettingsVersion => ({
  section: 'rules',
  number: 3,
  by: '小王',
  at: '2026-11-19T02:00:00.000Z',
  from: '2026-11-19T02:00:00.000Z',
  state: 'in_force',
  reason: '现场反馈',
  returnedTo: null,
  changes: [change],
  ...more,
})

let service: Service

beforeEach(() => {
  freshPhone()
  phone.params = { section: 'rules' }
  service = startService({
    'staff.mine': () => ({ grants: [aGrant()] }),
    'district.settings': () => aSettings(),
    'district.history': () => ({
      items: [aVersion({}), aVersion({ number: 0, by: null, state: 'past', reason: '', changes: [] })],
      next: null,
    }),
    'district.compare': () => ({ version: 3, changes: [{ ...change, before: '20 分钟', after: '15 分钟' }] }),
    'district.returnTo': () => aSettings(),
  })
})

const settle = () => act(() => jest.advanceTimersByTimeAsync(20))
const press = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}

test('says who changed what, when and why', async () => {
  showPage(SettingsHistory)
  await press(/第 3 版 · 座位数算新/)
  const sheet = within(screen.getByRole('dialog'))
  for (const text of ['小王', '现场反馈', '15 分钟', '20 分钟']) expect(sheet.getByText(text)).toBeVisible()
  expect(sheet.queryByRole('button', { name: '恢复到这一版' })).not.toBeInTheDocument()
})

test('an earlier version comes back after a look at what that changes', async () => {
  showPage(SettingsHistory)
  await press(/第 0 版 · 最初的设置/)
  await press('恢复到这一版')
  expect(await screen.findByText('恢复到第 0 版？')).toBeVisible()
  fireEvent.change(screen.getByRole('textbox', { name: '为什么改' }), { target: { value: '效果不好' } })
  await press('恢复到这一版')
  await settle()
  expect(service.calls.find(c => c.name === 'district.returnTo')?.input).toEqual({
    section: 'rules',
    number: 0,
    version: 3,
    reason: '效果不好',
  })
})

test('one that says the same has nothing to bring back', async () => {
  service.answers['district.compare'] = () => ({ version: 3, changes: [] })
  showPage(SettingsHistory)
  await press(/第 0 版/)
  await press('恢复到这一版')
  expect(await screen.findByText('和现在的一样')).toBeVisible()
})

test('other sections have theirs', async () => {
  showPage(SettingsHistory)
  fireEvent.click(await screen.findByRole('radio', { name: '工作日历' }))
  await settle()
  expect(service.calls.filter(c => c.name === 'district.history').at(-1)?.input).toEqual({
    section: 'calendar',
  })
})

test('the settings lead to each, with the version in force', async () => {
  showPage(SettingsHub)
  await press(/^规则/)
  expect(phone.visited).toEqual(['to /packages/office/rules/index'])
  expect(screen.getAllByText('第 3 版')).toHaveLength(3)
  expect(screen.getByText('已公布到 2026-12-31')).toBeVisible()
})
