import { act, fireEvent, screen } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import { post } from '../../../api/outbox'
import Outbox from '.'

let service: Service
beforeEach(() => {
  freshPhone()
  service = startService({ 'station.reportLocked': input => input })
})

const FORM = {
  draft: 'photos:A1',
  value: { caption: '新沙发' },
  url: '/packages/resident/send-photos/index?id=A1',
}

/** Something that was done without a network. */
async function inVain(more: object = {}) {
  service.broken = true
  const posted = post(
    'station',
    'reportLocked',
    { stationId: 'A1' },
    { goodFor: 3_600_000, about: '木棉驿站', ...more },
  )
  await act(() => jest.advanceTimersByTimeAsync(3000))
  service.broken = false
  await act(() => posted)
}

test('what waits goes out by a tap, and nothing is left to show', async () => {
  await inVain()
  showPage(Outbox)
  expect(screen.getByText('报告驿站没开门')).toBeVisible()
  expect(screen.getByText('木棉驿站 · 刚刚')).toBeVisible()
  expect(screen.getByText('等网络')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '现在就发' }))
  await act(() => jest.advanceTimersByTimeAsync(100))
  expect(screen.getByText('都发出去了')).toBeVisible()
  expect(service.calls).toHaveLength(1)
})

test('what was refused says why, and goes when it has been read', async () => {
  await inVain()
  service.answers['station.reportLocked'] = () => {
    throw new Refusal('NOT_FOUND', 404, '没有找到，可能已经撤下。')
  }
  showPage(Outbox)
  fireEvent.click(screen.getByRole('button', { name: '现在就发' }))
  await act(() => jest.advanceTimersByTimeAsync(100))
  expect(screen.getByText('没有找到，可能已经撤下。')).toBeVisible()
  expect(screen.queryByRole('button', { name: '现在就发' })).not.toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '知道了：报告驿站没开门' }))
  expect(screen.getByText('都发出去了')).toBeVisible()
})

test('what waits can be taken back', async () => {
  await inVain()
  showPage(Outbox)
  fireEvent.click(screen.getByRole('button', { name: '不发了：报告驿站没开门' }))
  expect(screen.getByText('都发出去了')).toBeVisible()
  expect(service.calls).toEqual([])
})

test('what was refused and came from a form can be brought back into it', async () => {
  await inVain({ form: FORM })
  service.answers['station.reportLocked'] = () => {
    throw new Refusal('NOT_FOUND', 404, '照片过期了，请重新添加。')
  }
  showPage(Outbox)
  fireEvent.click(screen.getByRole('button', { name: '现在就发' }))
  await act(() => jest.advanceTimersByTimeAsync(100))
  fireEvent.click(screen.getByRole('button', { name: '回去改：报告驿站没开门' }))
  expect(phone.stored('nuanlin:drafts')).toMatchObject({ 'photos:A1': { value: FORM.value } })
  expect(phone.visited).toContain(`to ${FORM.url}`)
  expect(phone.stored('nuanlin:outbox')).toEqual([])
})
