import { act, fireEvent, screen } from '@testing-library/react'
import { onlineManager } from '@tanstack/react-query'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, placeIs, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import { community } from '../../../features/place/place'
import { myGrid } from './my-grid'
import Grid from '.'

const centre = { lng: 114.1, lat: 22.6 }
const grid = {
  code: '440307001001-G01',
  name: '第一网格',
  level: 'grid',
  within: ['布吉街道', '木棉湾社区'],
  hasChildren: false,
  closed: false,
  placed: true,
  version: 1,
  centre,
}
const estate = { ...grid, code: '440307001001-E01', name: '和苑', level: 'estate' }
const mine = { code: '440307001001', name: '木棉湾社区', within: ['布吉街道'] }

let service: Service
beforeEach(() => {
  freshPhone()
  myGrid.set(null)
  community.set(mine)
  service = startService({
    'area.children': () => ({ parent: grid, items: [grid, estate] }),
    'area.locate': () => ({ items: [{ ...grid, code: '440307002001-G02', name: '第二网格' }] }),
    'area.contacts': () => ({
      area: grid,
      contacts: [
        { post: 'grid_officer', name: '李强', phone: '0755-00001234' },
        { post: 'community_worker', name: '陈晓', phone: null },
      ],
      demo: true,
    }),
  })
})

const press = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(20))

test('a grid of my community is picked once, and its contacts are there', async () => {
  const shown = showPage(Grid)
  expect(await screen.findByText('木棉湾社区的网格')).toBeVisible()
  expect(screen.queryByText('和苑')).not.toBeInTheDocument()
  await press('第一网格')
  expect(await screen.findByText('李强')).toBeVisible()
  expect(screen.getByText('网格员')).toBeVisible()
  expect(screen.getByText('到社区服务中心找')).toBeVisible()
  shown.unmount()
  showPage(Grid)
  expect(await screen.findByText('李强')).toBeVisible()
  await press('换一个网格')
  expect(await screen.findByText('木棉湾社区的网格')).toBeVisible()
})

test('a number of the demonstration is shown as one, and not dialled', async () => {
  myGrid.set({ code: grid.code, community: mine.code })
  showPage(Grid)
  await press('打给李强')
  expect(await screen.findByText('这是演示号码，打不通')).toBeVisible()
  expect(screen.getByText(/名字和号码都是编的/)).toBeVisible()
})

test('by where I am, in another community too', async () => {
  placeIs({ lat: 22.6, lng: 114.1 })
  showPage(Grid)
  fireEvent.click(await screen.findByRole('button', { name: '按位置找我的网格' }))
  await settle()
  fireEvent.click(await screen.findByRole('button', { name: /第二网格/ }))
  await settle()
  expect(myGrid.get()).toEqual({ code: '440307002001-G02', community: '440307002001' })
  expect(community.get()?.code).toBe('440307002001')
})

test('a "no" to the location leaves the list; without a community one is picked; no network is said', async () => {
  placeIs('denied')
  const shown = showPage(Grid)
  fireEvent.click(await screen.findByRole('button', { name: '按位置找我的网格' }))
  await settle()
  expect(await screen.findByText('没有拿到你的位置，从下面选也行。')).toBeVisible()
  expect(await screen.findByRole('button', { name: '第一网格' })).toBeVisible()
  shown.unmount()
  act(() => {
    community.set(null)
  })
  const other = showPage(Grid)
  await press('选社区')
  expect(phone.visited).toEqual(['to /packages/resident/community/index'])
  other.unmount()
  freshPhone()
  community.set(mine)
  onlineManager.setOnline(false)
  showPage(Grid)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
  expect(service.calls.length).toBeGreaterThan(0)
})

test('a grid that was closed since is said to be, and another is picked', async () => {
  myGrid.set({ code: grid.code, community: mine.code })
  service.answers['area.contacts'] = () => ({ area: { ...grid, closed: true }, contacts: [], demo: false })
  showPage(Grid)
  expect(await screen.findByText('这个网格撤销了')).toBeVisible()
  await press('换一个网格')
  expect(await screen.findByText('木棉湾社区的网格')).toBeVisible()
})
