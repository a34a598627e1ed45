import { act, fireEvent, screen } from '@testing-library/react'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { aSettings } from '../../../../test/pages/stubs/settings'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import Calendar from '.'

let service: Service

beforeEach(() => {
  freshPhone()
  service = startService({
    'staff.mine': () => ({ grants: [aGrant()] }),
    'district.settings': () => aSettings(),
    'district.setYear': () => aSettings(),
  })
})

const settle = () => act(() => jest.advanceTimersByTimeAsync(20))
const press = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const type = (label: string, value: string) => {
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } })
}

test('the next year is typed as it is announced', async () => {
  showPage(Calendar)
  expect(await screen.findByText('已公布到 2026-12-31')).toBeVisible()
  await press('加 2027 年')
  type('元旦 从', '1-1')
  type('元旦 到', '1-3')
  type('元旦 调休上班', '1-9')
  expect(screen.getByText('放 3 天')).toBeVisible()
  await press('看一眼，保存 5 处改动')
  type('为什么改', '国务院办公厅通知')
  await press('保存')
  await settle()
  expect(service.calls.find(c => c.name === 'district.setYear')?.input).toEqual({
    version: 3,
    year: 2027,
    holidays: { '2027-01-01': '元旦', '2027-01-02': '元旦', '2027-01-03': '元旦' },
    makeUpDays: { '2027-01-09': '元旦' },
    reason: '国务院办公厅通知',
  })
})

test('a day that is none is said where it was typed, and nothing can be saved', async () => {
  showPage(Calendar)
  await press('加 2027 年')
  type('春节 从', '2-30')
  expect(screen.getByRole('alert')).toHaveTextContent('写成「月-日」')
  expect(screen.queryByRole('button', { name: /保存/ })).not.toBeInTheDocument()
})

test('a year that is known opens as it was announced, unchanged', async () => {
  showPage(Calendar)
  await press(/^2026 年/)
  expect(screen.getByRole('textbox', { name: '国庆节 从' })).toHaveValue('10-1')
  expect(screen.getByRole('textbox', { name: '国庆节 调休上班' })).toHaveValue('10-10')
  expect(screen.getByRole('button', { name: '还没有改动' })).toBeDisabled()
})
