import { act, fireEvent, screen } from '@testing-library/react'
import { keptData, neverKept } from '../../../../domain/privacy/table'
import { device } from '../../../api/device'
import { locale } from '../../../i18n/locale'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import Copy from '../copy'
import DeleteAccount from '../delete'
import Privacy from '.'

const working = {
  state: 'working',
  done: 3,
  of: 12,
  askedAt: new Date(NOW).toISOString(),
  expiresAt: new Date(NOW + 86_400_000).toISOString(),
  bytes: null,
  url: null,
}
const ready = { ...working, state: 'ready', done: 12, bytes: 3072, url: 'https://files.example/copy.json' }

let service: Service
beforeEach(() => {
  freshPhone()
  service = startService({
    'privacy.exportState': () => ({ export: null }),
    'privacy.startExport': () => ({ export: working }),
    'privacy.carryOnExport': () => ({ export: ready }),
    'privacy.deletionPreview': () => ({
      grants: [{ role: 'station_staff', placeName: '木棉驿站' }],
      family: 2,
      bookings: 1,
      submissions: 3,
      lastAdministrator: false,
    }),
    'privacy.deleteAccount': () => ({}),
  })
})

const settle = () => act(() => jest.advanceTimersByTimeAsync(50))
const button = (name: string) => screen.getByRole('button', { name })

test.each(['zh-CN', 'en'] as const)('every datum there is, with purpose, term and end, in %s', language => {
  locale.set(language)
  showPage(Privacy)
  for (const { what, purpose, kept } of keptData)
    for (const text of [what, purpose, kept])
      expect(screen.getAllByText(text[language]).length).toBeGreaterThan(0)
  for (const { what } of neverKept) expect(screen.getByText(what[language])).toBeInTheDocument()
})

describe('where WeChat can bring messages', () => {
  const consents = () => service.calls.filter(({ name }) => name === 'inbox.consented').map(c => c.input)
  const subscribed = { items: [{ template: 'template-copy', name: '我的资料副本', left: 0, on: false }] }
  afterEach(() => {
    device.askToNotify = null
  })

  test('it asks at the tap that orders a copy, and what was answered is told', async () => {
    const asked = jest.fn((accepted: readonly string[]) =>
      Promise.resolve({ accepted: [...accepted], rejected: [] }),
    )
    device.askToNotify = asked
    service.answers['inbox.subscriptions'] = () => ({ ...subscribed, ask: ['template-copy'] })
    service.answers['inbox.consented'] = () => ({ ...subscribed, ask: [] })
    showPage(Copy)
    await screen.findByRole('button', { name: '做一份' })
    await settle()
    expect(asked).not.toHaveBeenCalled()
    fireEvent.click(button('做一份'))
    expect(await screen.findByText('好，到时微信通知你')).toBeVisible()
    expect(asked.mock.calls).toEqual([[['template-copy']]])
    expect(consents()).toEqual([{ tap: 'copy', accepted: ['template-copy'], rejected: [] }])
    expect(service.calls.filter(({ name }) => name === 'privacy.startExport')).toHaveLength(1)
  })

  test('who agreed for good is not asked, and a copy is made all the same', async () => {
    const asked = jest.fn(() => Promise.resolve(null))
    device.askToNotify = asked
    service.answers['inbox.subscriptions'] = () => ({ ...subscribed, ask: [] })
    showPage(Copy)
    await screen.findByRole('button', { name: '做一份' })
    await settle()
    fireEvent.click(button('做一份'))
    expect(await screen.findByText('做好了')).toBeVisible()
    expect(asked).not.toHaveBeenCalled()
    expect(consents()).toEqual([])
  })
})

test('a copy is asked for, put together while one waits, and fetched', async () => {
  showPage(Copy)
  fireEvent.click(await screen.findByRole('button', { name: '做一份' }))
  await settle()
  expect(screen.getByText('3 / 12 类')).toBeInTheDocument()
  expect(screen.getByText(/可以离开这一页/)).toBeInTheDocument()
  await act(() => jest.advanceTimersByTimeAsync(1000))
  expect(screen.getByText(/3\.0 KB/)).toBeInTheDocument()
  expect(button('重新做一份')).toBeInTheDocument()
  expect(service.calls.map(({ name }) => name)).toContain('privacy.carryOnExport')
})

test('a browser is told to take the phone', async () => {
  service.answers['privacy.exportState'] = () => {
    throw new Refusal('FORBIDDEN', 403, '这一步要在微信里打开暖邻小程序来做。')
  }
  showPage(Copy)
  expect(await screen.findByText('这一步要在微信里打开暖邻小程序来做。')).toBeInTheDocument()
})

test('an account goes after a word was typed, and the page says so', async () => {
  showPage(DeleteAccount)
  expect(await screen.findByText('木棉驿站的驿站工作人员')).toBeInTheDocument()
  expect(screen.getByText('和 2 位家人的代办，对方会收到通知')).toBeInTheDocument()
  expect(screen.getByText('1 个预约或候补会取消')).toBeVisible()
  fireEvent.click(button('注销账号'))
  fireEvent.click(button('确定注销'))
  expect(service.calls.map(({ name }) => name)).not.toContain('privacy.deleteAccount')
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '注销' } })
  fireEvent.click(button('确定注销'))
  await settle()
  expect(screen.getByText('已经注销')).toBeInTheDocument()
  fireEvent.click(button('回首页'))
  await settle()
  expect(phone.visited).toContain('tab /pages/home/index')
})

test('a refusal is said where one stands, and nothing was lost', async () => {
  service.answers['privacy.deleteAccount'] = () => {
    throw new Refusal('LAST_ADMINISTRATOR', 409, '你是全区最后一位管理员。')
  }
  showPage(DeleteAccount)
  fireEvent.click(await screen.findByRole('button', { name: '注销账号' }))
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '注销' } })
  fireEvent.click(button('确定注销'))
  await settle()
  expect(screen.getByText('你是全区最后一位管理员。')).toBeInTheDocument()
})

test('the last administrator cannot even ask', async () => {
  service.answers['privacy.deletionPreview'] = () => ({
    grants: [],
    family: 0,
    bookings: 0,
    submissions: 0,
    lastAdministrator: true,
  })
  showPage(DeleteAccount)
  await screen.findByText(/最后一位管理员/)
  expect(button('注销账号')).toBeDisabled()
})
