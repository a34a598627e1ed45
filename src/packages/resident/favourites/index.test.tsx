import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aPage, aStation } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import Favourites from '.'

let service: Service

beforeEach(() => {
  freshPhone()
  service = startService({ 'station.favourites': () => aPage([aStation()]) })
})

test('lists my favourites and leads to them', async () => {
  showPage(Favourites)
  fireEvent.click(await screen.findByRole('button', { name: /佳兆业广场暖蜂驿站/ }))
  expect(phone.visited).toEqual(['to /packages/resident/station/index?id=LG-1'])
})

test('more come at the end of the page, by cursor', async () => {
  service.answers['station.favourites'] = ({ cursor }: { cursor?: string }) =>
    cursor === 'c1' ? aPage([aStation({ id: 'LG-9', name: '第二页的' })]) : aPage([aStation()], 'c1')
  showPage(Favourites)
  await screen.findByText('佳兆业广场暖蜂驿站')
  act(() => {
    phone.reachBottom()
  })
  expect(await screen.findByText('第二页的')).toBeVisible()
  expect(screen.getByText('没有更多了')).toBeVisible()
})

test('none yet says how to get one', async () => {
  service.answers['station.favourites'] = () => aPage([])
  showPage(Favourites)
  expect(await screen.findByText('还没有收藏')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '去找驿站' }))
  expect(phone.visited).toEqual(['tab /pages/stations/index'])
})

test('without an identity it explains instead of failing', async () => {
  service.answers['station.favourites'] = () => {
    throw new Refusal('UNAUTHENTICATED', 401, '登录已过期，请重新打开页面。')
  }
  showPage(Favourites)
  expect(await screen.findByText('现在还不能收藏')).toBeVisible()
})

test('a failure can be tried again', async () => {
  service.answers['station.favourites'] = () => {
    throw new Refusal('FORBIDDEN', 403, '你没有权限做这一步。')
  }
  showPage(Favourites)
  expect(await screen.findByText('你没有权限做这一步。')).toBeVisible()
  service.answers['station.favourites'] = () => aPage([aStation()])
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('佳兆业广场暖蜂驿站')).toBeVisible()
})

test('without a network it says so', async () => {
  onlineManager.setOnline(false)
  showPage(Favourites)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})
