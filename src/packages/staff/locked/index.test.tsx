import { fireEvent, screen, within } from '@testing-library/react'
import { aLockedCase, casePage } from '../../../../test/pages/stubs/desk'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import Locked from '.'

let service: Service
let cases: ReturnType<typeof aLockedCase>[]

beforeEach(() => {
  freshPhone()
  const answer = { code: 'was_open' as const, note: '走后门', at: new Date(NOW).toISOString() }
  cases = [
    aLockedCase(),
    aLockedCase({
      caseId: 'LG-2#4',
      stationId: 'LG-2',
      stationName: '木棉湾驿站',
      answer,
      answeredAs: 'supervisor',
    }),
  ]
  service = startService({
    'staff.mine': () => ({ grants: [aGrant({ role: 'supervisor' })] }),
    'station.lockedReports': () => casePage(cases),
  })
})

test('what waits and what was answered, each with its station', async () => {
  showPage(Locked)
  expect(await screen.findByText('佳兆业广场暖蜂驿站')).toBeVisible()
  expect(screen.getByText('当时开着')).toBeVisible()
  expect(screen.getByText('走后门')).toBeVisible()
  expect(screen.getByText('督办 · 刚刚')).toBeVisible()
  expect(screen.getAllByRole('button', { name: '答复' })).toHaveLength(1)
  fireEvent.click(screen.getAllByRole('button', { name: '去管这个驿站' })[1] as HTMLElement)
  expect(phone.visited).toEqual(['to /packages/staff/station/index?id=LG-2'])
})

test('somebody else answered first: it is said, and what they answered is shown', async () => {
  service.answers['station.answerLocked'] = () => {
    const answer = { code: 'fixed' as const, note: '', at: new Date(NOW).toISOString() }
    cases = [aLockedCase({ answer, answeredAs: 'station_staff' })]
    throw new Refusal('ALREADY_ANSWERED', 409, '已经有人答复过了，请刷新看看。')
  }
  showPage(Locked)
  fireEvent.click(await screen.findByRole('button', { name: '答复' }))
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.click(sheet.getByRole('radio', { name: /临时有事/ }))
  fireEvent.change(sheet.getByRole('textbox'), { target: { value: '抱歉' } })
  fireEvent.click(sheet.getByRole('button', { name: '答复这 3 人' }))
  expect(await screen.findByText('已经有人答复过了，请刷新看看。')).toBeVisible()
  expect(service.calls.find(c => c.name === 'station.answerLocked')?.input).toEqual({
    caseId: 'LG-1#1',
    code: 'unplanned',
    note: '抱歉',
  })
  expect(await screen.findByText('驿站工作人员 · 刚刚')).toBeVisible()
})

test('where nobody stood before a locked door it says so', async () => {
  cases = []
  showPage(Locked)
  expect(await screen.findByText('没有人说没开门')).toBeVisible()
})
