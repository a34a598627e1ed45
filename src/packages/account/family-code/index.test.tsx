import { act, fireEvent, screen } from '@testing-library/react'
import { acting } from '../../../api/acting'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import FamilyCode from '.'

let service: Service
beforeEach(() => {
  freshPhone()
  acting.set(null)
  service = startService({
    'account.acceptDelegation': ({ label }: { label: string }) => ({
      id: 'd'.repeat(32),
      kind: 'family',
      channel: null,
      label,
      actor: '',
      since: '2026-11-23T02:00:00.000Z',
      until: '2027-11-23T02:00:00.000Z',
    }),
  })
})
afterEach(() => {
  acting.set(null)
})

const button = () => screen.getByRole('button', { name: '开始替家人办' })

test('a code and a name begin it, and I act for them at once', async () => {
  phone.params = { code: 'ABCDE-23456' }
  showPage(FamilyCode)
  expect(button()).toBeDisabled()
  fireEvent.click(screen.getByRole('button', { name: '妈妈' }))
  fireEvent.click(button())
  await act(() => jest.advanceTimersByTimeAsync(10))
  expect(service.calls.map(c => c.input)).toEqual([{ code: 'ABCDE-23456', label: '妈妈' }])
  expect(acting.get()).toMatchObject({ id: 'd'.repeat(32), label: '妈妈' })
  expect(phone.visited).toEqual(['to /packages/account/family/index'])
})

test('a code that is over says so', async () => {
  service.answers['account.acceptDelegation'] = () => {
    throw new Refusal('OFFER_OVER', 409, '这个代办码已用过或已过期。')
  }
  phone.params = { code: 'ABCDE-23456' }
  showPage(FamilyCode)
  fireEvent.change(screen.getByRole('textbox', { name: '你怎么称呼 TA' }), { target: { value: '姑姑' } })
  fireEvent.click(button())
  expect(await screen.findByRole('alert')).toHaveTextContent('已用过或已过期')
  expect(acting.get()).toBeNull()
})

test('what I call them is there again when the page was closed, until it has begun', async () => {
  phone.params = { code: 'ABCDE-23456' }
  const label = () => screen.getByRole('textbox', { name: '你怎么称呼 TA' })
  const shown = showPage(FamilyCode)
  fireEvent.change(label(), { target: { value: '姑姑' } })
  shown.unmount()
  const again = showPage(FamilyCode)
  expect(label()).toHaveValue('姑姑')
  fireEvent.click(button())
  await act(() => jest.advanceTimersByTimeAsync(10))
  again.unmount()
  showPage(FamilyCode)
  expect(label()).toHaveValue('')
})
