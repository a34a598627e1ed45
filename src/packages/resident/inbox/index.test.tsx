import { act, fireEvent, screen, within } from '@testing-library/react'
import type { Message } from '../../../../domain/inbox/contract'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import Inbox from '.'

const aMessage = (more: Partial<Message>): Message => ({
  id: 'message-1',
  kind: 'locked_answered',
  title: '木棉驿站答复了你',
  text: '已经开门了，欢迎再来。',
  at: new Date(Date.now() - 3_600_000).toISOString(),
  unread: true,
  target: { page: 'station', id: 'A1' },
  ...more,
})

let service: Service
let items: Message[]
beforeEach(() => {
  freshPhone()
  items = [aMessage({}), aMessage({ id: 'message-2', title: '家人可以替你办事了', unread: false })]
  service = startService({
    'inbox.list': () => ({ items, next: null, unread: items.filter(({ unread }) => unread).length }),
    'inbox.markRead': () => ({ unread: 0 }),
    'inbox.markAllRead': () => ({ unread: 0 }),
  })
})

const settle = () => act(() => jest.advanceTimersByTimeAsync(20))

test('a message that is tapped is read, and leads to what it is about', async () => {
  showPage(Inbox)
  fireEvent.click(await screen.findByRole('button', { name: /^未读，木棉驿站答复了你，已经开门了/ }))
  await settle()
  expect(service.calls.find(({ name }) => name === 'inbox.markRead')?.input).toEqual({
    messageId: 'message-1',
  })
  expect(phone.visited).toEqual(['to /packages/resident/station/index?id=A1'])
  expect(screen.getByRole('button', { name: /^木棉驿站答复了你/ })).toBeVisible()
})

test('all are marked at once, up to the newest that is shown', async () => {
  showPage(Inbox)
  fireEvent.click(await screen.findByRole('button', { name: '全部标为已读' }))
  await settle()
  expect(service.calls.find(({ name }) => name === 'inbox.markAllRead')?.input).toEqual({
    upTo: items[0]?.at,
  })
  expect(screen.queryByRole('button', { name: '全部标为已读' })).toBeNull()
  expect(within(document.body).getByText('都标为已读了')).toBeVisible()
})

test('what the service did not take is unread again', async () => {
  service.answers['inbox.markRead'] = () => {
    throw new Refusal('NOT_FOUND', 404, '没有这条消息。')
  }
  showPage(Inbox)
  fireEvent.click(await screen.findByRole('button', { name: /^未读，木棉驿站答复了你/ }))
  await settle()
  expect(await screen.findByRole('button', { name: /^未读，木棉驿站答复了你/ })).toBeVisible()
})

test('without messages it says what will stand here', async () => {
  items = []
  showPage(Inbox)
  expect(await screen.findByText('还没有消息')).toBeVisible()
})
