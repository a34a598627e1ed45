import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, placeIs, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import { community } from '../../../features/place/place'
import CommunityPage from '.'

const centre = { lng: 114.1, lat: 22.6 }
const street = { code: '440307001', name: '布吉街道', level: 'street', within: [], hasChildren: true, centre }
const own = {
  code: '440307001001',
  name: '木棉湾社区',
  level: 'community',
  within: ['布吉街道'],
  hasChildren: false,
  centre,
}

let service: Service

beforeEach(() => {
  freshPhone()
  service = startService({
    'area.children': ({ parent }: { parent?: string }) => ({
      parent: street,
      items: parent ? [own] : [street],
    }),
    'area.search': ({ text }: { text: string }) => ({ items: text === 'mmw' ? [own] : [] }),
    'area.locate': () => ({ items: [own] }),
    'account.update': () => ({ community: null, language: 'zh-CN', careMode: false }),
  })
})

const callsOf = (name: string) => service.calls.filter(c => c.name === name)
const typing = async (value: string) => {
  fireEvent.change(screen.getByRole('textbox', { name: '搜社区' }), { target: { value } })
  await act(() => jest.advanceTimersByTimeAsync(300))
}

test('street, then community: chosen, kept, told to the account, and back where one came from', async () => {
  showPage(CommunityPage)
  fireEvent.click(await screen.findByRole('button', { name: '布吉街道' }))
  fireEvent.click(await screen.findByRole('button', { name: '木棉湾社区' }))
  expect(community.get()).toEqual({ code: own.code, name: own.name, within: own.within })
  expect(phone.stored('nuanlin:community')).toMatchObject({ code: own.code })
  expect(phone.visited).toEqual(['back'])
  await act(() => jest.advanceTimersByTimeAsync(10))
  expect(callsOf('account.update').at(-1)?.input).toEqual({ community: own.code })
})

test('another street can be looked at', async () => {
  showPage(CommunityPage)
  fireEvent.click(await screen.findByRole('button', { name: '布吉街道' }))
  fireEvent.click(await screen.findByRole('button', { name: '换个街道' }))
  expect(await screen.findByRole('button', { name: '布吉街道' })).toBeVisible()
})

test('searching by initials asks once when the typing rests, and can be cleared', async () => {
  showPage(CommunityPage)
  fireEvent.change(screen.getByRole('textbox', { name: '搜社区' }), { target: { value: 'mm' } })
  await typing('mmw')
  expect(await screen.findByRole('button', { name: /木棉湾社区/ })).toBeVisible()
  expect(callsOf('area.search').map(c => c.input)).toEqual([{ text: 'mmw' }])
  fireEvent.click(screen.getByRole('button', { name: '清空' }))
  expect(await screen.findByRole('button', { name: '布吉街道' })).toBeVisible()
})

test('nothing found says what to do', async () => {
  showPage(CommunityPage)
  await typing('zzz')
  expect(await screen.findByText('没找到「zzz」')).toBeVisible()
})

test('my place names the communities around it', async () => {
  placeIs({ lat: 22.6, lng: 114.1 })
  showPage(CommunityPage)
  fireEvent.click(await screen.findByRole('button', { name: '看我在哪个社区' }))
  expect(await screen.findByText('离你最近的社区')).toBeVisible()
  fireEvent.click(await screen.findByRole('button', { name: /木棉湾社区/ }))
  expect(community.get()?.code).toBe(own.code)
})

test('a "no" to the location leaves search and streets', async () => {
  placeIs('denied')
  showPage(CommunityPage)
  fireEvent.click(await screen.findByRole('button', { name: '看我在哪个社区' }))
  expect(await screen.findByText('没有拿到你的位置')).toBeVisible()
  expect(await screen.findByRole('button', { name: '布吉街道' })).toBeVisible()
})

test('a community can be forgotten', async () => {
  community.set({ code: own.code, name: own.name, within: own.within })
  showPage(CommunityPage)
  fireEvent.click(await screen.findByRole('button', { name: '不用社区了' }))
  expect(community.get()).toBeNull()
  await act(() => jest.advanceTimersByTimeAsync(10))
  expect(callsOf('account.update').at(-1)?.input).toEqual({ community: null })
})

test('a failure can be tried again', async () => {
  service.answers['area.children'] = () => {
    throw new Refusal('FORBIDDEN', 403, '你没有权限做这一步。')
  }
  showPage(CommunityPage)
  expect(await screen.findByText('你没有权限做这一步。')).toBeVisible()
  service.answers['area.children'] = () => ({ parent: street, items: [street] })
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByRole('button', { name: '布吉街道' })).toBeVisible()
})

test('without a network it says so', async () => {
  onlineManager.setOnline(false)
  showPage(CommunityPage)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})
