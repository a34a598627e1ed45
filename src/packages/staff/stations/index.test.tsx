import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen } from '@testing-library/react'
import type { DeskStation } from '../../../../domain/station/desk-contract'
import type { Grant } from '../../../../domain/staff/contract'
import { aDeskStation, deskPage } from '../../../../test/pages/stubs/desk'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { phone } from '../../../../test/pages/stubs/taro'
import MyStations from '.'

let service: Service
let grants: Grant[]
let stations: DeskStation[]

beforeEach(() => {
  freshPhone()
  grants = [aGrant({ role: 'supervisor' })]
  stations = [
    aDeskStation(),
    aDeskStation({ id: 'LG-2', name: '木棉湾驿站', lockedUnanswered: 2, liveStale: true }),
  ]
  service = startService({
    'staff.mine': () => ({ grants }),
    'station.myStations': ({ text }: { text: string }) =>
      deskPage(stations.filter(({ name }) => name.includes(text))),
  })
})

test('each station says how it is and what it wants, and leads to its desk', async () => {
  showPage(MyStations)
  expect(await screen.findByRole('button', { name: /佳兆业广场.*开放中/ })).toBeVisible()
  const wants = screen.getByRole('button', { name: /木棉湾驿站/ })
  expect(wants).toHaveTextContent('2 人说没开门')
  expect(wants).toHaveTextContent('空位很久没更新')
  fireEvent.click(wants)
  expect(phone.visited).toEqual(['to /packages/staff/station/index?id=LG-2'])
})

test('words narrow the list, also to nothing', async () => {
  showPage(MyStations)
  const field = await screen.findByRole('textbox', { name: '搜我的驿站' })
  fireEvent.change(field, { target: { value: ' 木棉 ' } })
  await act(() => jest.advanceTimersByTimeAsync(300))
  await screen.findByRole('button', { name: /木棉湾驿站/ })
  expect(screen.queryByRole('button', { name: /佳兆业广场/ })).not.toBeInTheDocument()
  fireEvent.change(field, { target: { value: '没有的' } })
  await act(() => jest.advanceTimersByTimeAsync(300))
  expect(await screen.findByText('没找到「没有的」')).toBeVisible()
})

test('more comes page by page', async () => {
  service.answers['station.myStations'] = ({ cursor }: { cursor?: string }) =>
    cursor
      ? deskPage([aDeskStation({ id: 'LG-9', name: '最后一个驿站' })])
      : deskPage([aDeskStation()], 'page-2')
  showPage(MyStations)
  fireEvent.click(await screen.findByRole('button', { name: '查看更多' }))
  expect(await screen.findByRole('button', { name: /最后一个驿站/ })).toBeVisible()
  expect(screen.getByText('没有更多了')).toBeVisible()
})

test('nobody without such a role, nothing without stations, and no network', async () => {
  grants = [aGrant({ role: 'grid_officer' })]
  const shown = showPage(MyStations)
  expect(await screen.findByText('你现在不能管驿站')).toBeVisible()
  shown.unmount()
  freshPhone()
  grants = [aGrant()]
  stations = []
  const other = showPage(MyStations)
  expect(await screen.findByText('你还没有驿站要管')).toBeVisible()
  other.unmount()
  freshPhone()
  onlineManager.setOnline(false)
  showPage(MyStations)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})
