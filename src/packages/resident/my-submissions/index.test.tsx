import { onlineManager } from '@tanstack/react-query'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { MySubmission } from '../../../../domain/submissions/contract'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { mySubmission, pageOf } from '../../../../test/pages/stubs/submissions'
import { phone } from '../../../../test/pages/stubs/taro'
import { locale } from '../../../i18n/locale'
import MySubmissions from '.'

let service: Service
let items: MySubmission[]
beforeEach(() => {
  freshPhone()
  items = [mySubmission()]
  service = startService({
    'submissions.mine': () => pageOf(items),
    'submissions.object': () => items[0],
    'submissions.withdraw': () => items[0],
    'submissions.checkAgain': () => items[0],
  })
})
const inputOf = (name: string) => service.calls.find(call => call.name === name)?.input

test('tells where each stands, and leads to its station', async () => {
  showPage(MySubmissions)
  expect(await screen.findByText('等着看')).toBeVisible()
  expect(screen.getByText('工作人员看过，就登出来。')).toBeVisible()
  expect(screen.getByText('30 分钟前')).toBeVisible()
  expect(screen.queryByRole('button', { name: '提异议' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '佳兆业广场暖蜂驿站' }))
  expect(phone.visited).toEqual(['to /packages/resident/station/index?id=LG-1'])
})

test('why something is not shown can be read, and objected to once', async () => {
  items = [mySubmission({ state: 'refused', refusal: { code: 'faces', words: '左边有人。', label: null } })]
  showPage(MySubmissions)
  expect(await screen.findByText('照片里有人脸、车牌或别人的信息。左边有人。')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '提异议' }))
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getByRole('button', { name: '提交' })).toBeDisabled()
  fireEvent.change(sheet.getByRole('textbox'), { target: { value: '那是海报 ' } })
  // What waits has the words as the form keeps them, so that the draft goes with it also after a restart.
  service.answers['submissions.object'] = () => {
    expect(phone.stored('nuanlin:outbox')).toMatchObject([{ form: { value: '那是海报 ' } }])
    return items[0]
  }
  items = [
    { ...mySubmission(), state: 'objected', objection: { words: '那是海报', at: items[0]?.stateAt ?? '' } },
  ]
  fireEvent.click(sheet.getByRole('button', { name: '提交' }))
  expect(await screen.findByText('收到了，会有另一个人再看一遍')).toBeVisible()
  expect(inputOf('submissions.object')).toEqual({ submissionId: '1'.repeat(32), words: '那是海报' })
  expect(await screen.findByText('在复核')).toBeVisible()
  expect(screen.getByText('那是海报')).toBeVisible()
  expect(screen.queryByRole('button', { name: '提异议' })).toBeNull()
})

test('what is typed while an objection is on its way is kept', async () => {
  items = [mySubmission({ state: 'refused', refusal: { code: 'unclear', words: '', label: null } })]
  const open = async () => {
    fireEvent.click(await screen.findByRole('button', { name: '提异议' }))
    return within(screen.getByRole('dialog'))
  }
  showPage(MySubmissions)
  const sheet = await open()
  const field = sheet.getByRole('textbox')
  fireEvent.change(field, { target: { value: '那是海报' } })
  service.answers['submissions.object'] = () => {
    fireEvent.change(field, { target: { value: '那是海报，不是人' } })
    return items[0]
  }
  fireEvent.click(sheet.getByRole('button', { name: '提交' }))
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull()
  })
  expect((await open()).getByRole('textbox')).toHaveValue('那是海报，不是人')
})

test('what the service refuses is said in the sheet, and the words stay', async () => {
  items = [mySubmission({ state: 'refused', refusal: { code: 'unclear', words: '', label: null } })]
  service.answers['submissions.object'] = () => {
    throw new Refusal('WRONG_STATE', 409, '它的状态已经变了，请刷新看看。')
  }
  showPage(MySubmissions)
  fireEvent.click(await screen.findByRole('button', { name: '提异议' }))
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.change(sheet.getByRole('textbox'), { target: { value: '看得清' } })
  fireEvent.click(sheet.getByRole('button', { name: '提交' }))
  expect(await sheet.findByText('它的状态已经变了，请刷新看看。')).toBeVisible()
  expect(sheet.getByRole('textbox')).toHaveValue('看得清')
})

test('is taken back after a question', async () => {
  showPage(MySubmissions)
  fireEvent.click(await screen.findByRole('button', { name: '撤回' }))
  expect(service.calls.map(({ name }) => name)).not.toContain('submissions.withdraw')
  items = [mySubmission({ state: 'withdrawn', photos: [], caption: '' })]
  fireEvent.click(screen.getByRole('button', { name: '撤回并删除' }))
  expect(await screen.findByText('你撤回了')).toBeVisible()
  expect(screen.queryByRole('button', { name: '撤回' })).toBeNull()
})

test('what WeChat could not judge is judged now that its author is here', async () => {
  items = [mySubmission({ checkIsStale: true })]
  service.answers['submissions.checkAgain'] = () => {
    items = [mySubmission()]
    return items[0]
  }
  showPage(MySubmissions)
  await waitFor(() => {
    expect(inputOf('submissions.checkAgain')).toEqual({ submissionId: '1'.repeat(32) })
  })
  expect(await screen.findByText('等着看')).toBeVisible()
})

test('without any it says how to send one', async () => {
  items = []
  showPage(MySubmissions)
  fireEvent.click(await screen.findByRole('button', { name: '找驿站' }))
  expect(phone.visited).toEqual(['tab /pages/stations/index'])
})

test('a stranger is asked to sign in, a failure can be tried again, and without a network it says so', async () => {
  service.answers['submissions.mine'] = () => {
    throw new Refusal('UNAUTHENTICATED', 401, '登录已过期，请重新打开页面。')
  }
  const first = showPage(MySubmissions)
  expect(await screen.findByText('登录后看你的投稿')).toBeVisible()
  first.unmount()
  freshPhone()
  service.answers['submissions.mine'] = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好，请稍后再试。')
  }
  const second = showPage(MySubmissions)
  expect(await screen.findByText('网络不太好，请稍后再试。')).toBeVisible()
  second.unmount()
  freshPhone()
  onlineManager.setOnline(false)
  showPage(MySubmissions)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})

test('is told in English', async () => {
  locale.set('en')
  items = [mySubmission({ state: 'upheld', refusal: { code: 'advert', words: '', label: null } })]
  showPage(MySubmissions)
  expect(await screen.findByText('It looks like an advertisement.')).toBeVisible()
  expect(screen.getByText('It was looked at again. This is the last word.')).toBeVisible()
})
