import { onlineManager } from '@tanstack/react-query'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { QueuedSubmission } from '../../../../domain/submissions/contract'
import type { Shelf } from '../../../../domain/submissions/lifecycle'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { pageOf, queuedSubmission } from '../../../../test/pages/stubs/submissions'
import { phone } from '../../../../test/pages/stubs/taro'
import Moderation from '.'

let service: Service
let on: Partial<Record<Shelf, QueuedSubmission[]>>
const second = queuedSubmission({ id: '2'.repeat(32), caption: '后门', photos: [] })

beforeEach(() => {
  freshPhone()
  on = { waiting: [queuedSubmission(), second] }
  service = startService({
    'staff.mine': () => ({ grants: [aGrant({ role: 'dispatcher' })] }),
    'submissions.queue': ({ shelf }: { shelf: Shelf }) => pageOf(on[shelf] ?? []),
    'submissions.decide': () => {
      on.waiting = [second]
      return queuedSubmission({ state: 'published' })
    },
    'submissions.takeDown': () => queuedSubmission({ state: 'taken_down' }),
  })
})
const inputOf = (name: string) => service.calls.find(call => call.name === name)?.input
const button = (name: string | RegExp) => screen.getByRole('button', { name })

test('one at a time, with what WeChat says; published after one more question', async () => {
  showPage(Moderation)
  expect(await screen.findByText('微信检查：没发现问题')).toBeVisible()
  expect(screen.getByText('红色卷帘门右边')).toBeVisible()
  expect(screen.queryByText('后门')).toBeNull()
  expect(screen.getByText('还有 2 份')).toBeVisible()
  fireEvent.click(button('发布'))
  expect(screen.getByText(/人脸、车牌都遮好了吗/)).toBeVisible()
  fireEvent.click(button('都好了，发布'))
  expect(await screen.findByText('后门')).toBeVisible()
  expect(inputOf('submissions.decide')).toEqual({
    submissionId: '1'.repeat(32),
    version: 2,
    decision: 'publish',
  })
  expect(screen.getByText('发布了')).toBeVisible()
})

test('a message leads to the queue of its station, also where there are others', async () => {
  service.answers['staff.mine'] = () => ({
    grants: ['A1', 'A2'].map(id => aGrant({ id, place: { kind: 'station', id }, placeName: id })),
  })
  phone.params = { id: 'A2' }
  showPage(Moderation)
  expect(await screen.findByText('还有 2 份')).toBeVisible()
  expect(inputOf('submissions.queue')).toMatchObject({ place: { kind: 'station', id: 'A2' } })
})

test('a message of an objection leads to what was objected to', async () => {
  phone.params = { id: 'A1', shelf: 'objected' }
  on.objected = [
    queuedSubmission({ state: 'objected', objection: { words: '那是海报', at: second.stateAt } }),
  ]
  showPage(Moderation)
  expect(await screen.findByText(/那是海报/)).toBeVisible()
  expect(inputOf('submissions.queue')).toMatchObject({ shelf: 'objected' })
})

test('each photo is looked at large, and leads to where faces are covered', async () => {
  showPage(Moderation)
  expect(await screen.findByRole('img', { name: '佳兆业广场暖蜂驿站 照片 1 / 2' })).toBeVisible()
  fireEvent.click(button('照片 2 / 2'))
  expect(screen.getByRole('img', { name: '佳兆业广场暖蜂驿站 照片 2 / 2' })).toBeVisible()
  fireEvent.click(button('遮脸和车牌'))
  expect(phone.visited).toEqual([`to /packages/staff/cover/index?photo=${'b'.repeat(32)}`])
})

test('of a photo whose cover is not drawn yet it is said, and that nobody outside sees it', async () => {
  const [first, last] = queuedSubmission().photos
  if (!first || !last) throw new Error('it has two photos')
  on.waiting = [queuedSubmission({ photos: [first, { ...last, coverPending: true }] })]
  service.answers['submissions.decide'] = () => {
    throw new Refusal('COVER_PENDING', 409, '有照片的遮盖还没画好，过一两分钟再发布。')
  }
  const shown = showPage(Moderation)
  expect(await screen.findByText('第 2 张的遮盖还没画好，外面看不到')).toBeVisible()
  fireEvent.click(button('发布'))
  fireEvent.click(button('都好了，发布'))
  expect(await screen.findByText('有照片的遮盖还没画好，过一两分钟再发布。')).toBeVisible()
  shown.unmount()
  on.waiting = [queuedSubmission({ photos: [{ ...last, coverPending: true }] })]
  freshPhone()
  showPage(Moderation)
  expect(await screen.findByText('遮盖还没画好，外面看不到')).toBeVisible()
})

test('is refused with a reason; another one wants words', async () => {
  showPage(Moderation)
  fireEvent.click(await screen.findByRole('button', { name: '退回' }))
  const sheet = within(screen.getByRole('dialog'))
  const send = () => sheet.getByRole('button', { name: '退回' })
  expect(send()).toBeDisabled()
  fireEvent.click(sheet.getByRole('button', { name: '其他' }))
  expect(send()).toBeDisabled()
  fireEvent.change(sheet.getByRole('textbox'), { target: { value: '门牌换了' } })
  fireEvent.click(send())
  expect(await screen.findByText('退回了，已告诉投稿人')).toBeVisible()
  expect(inputOf('submissions.decide')).toEqual({
    submissionId: '1'.repeat(32),
    version: 2,
    decision: 'refuse',
    reason: 'other',
    words: '门牌换了',
  })
})

test('somebody else was faster: it is said who did what', async () => {
  service.answers['submissions.decide'] = () => {
    throw new Refusal('CHANGED_MEANWHILE', 409, '刚才有了变化，看看再决定。', [
      { path: 'version', message: '3' },
      { path: 'state', message: '11-23 09:59 督办发布了' },
    ])
  }
  showPage(Moderation)
  fireEvent.click(await screen.findByRole('button', { name: '发布' }))
  fireEvent.click(button('都好了，发布'))
  expect(await screen.findByText('刚才有了变化，看看再决定。')).toBeVisible()
  expect(screen.getByText('11-23 09:59 督办发布了')).toBeVisible()
})

test('a sheet stands for what was looked at, also when the list moves on behind it', async () => {
  showPage(Moderation)
  fireEvent.click(await screen.findByRole('button', { name: '发布' }))
  service.answers['submissions.decide'] = () => {
    on.waiting = [second]
    throw new Refusal('CHANGED_MEANWHILE', 409, '刚才有了变化')
  }
  fireEvent.click(button('都好了，发布'))
  expect(await screen.findByText('刚才有了变化')).toBeVisible()
  expect(await screen.findByText('后门')).toBeVisible()
  fireEvent.click(button('都好了，发布'))
  await waitFor(() => {
    expect(service.calls.filter(({ name }) => name === 'submissions.decide')).toHaveLength(2)
  })
  for (const { name, input } of service.calls)
    if (name === 'submissions.decide') expect(input).toMatchObject({ submissionId: '1'.repeat(32) })
})

test('what was taken back because of a late answer of WeChat says so', async () => {
  on.waiting = [queuedSubmission({ verdict: 'risky' })]
  showPage(Moderation)
  expect(await screen.findByText('发布后微信说有风险，已收回重审')).toBeVisible()
})

test('the next one can be looked at first', async () => {
  showPage(Moderation)
  fireEvent.click(await screen.findByRole('button', { name: '先看下一份' }))
  expect(screen.getByText('后门')).toBeVisible()
  expect(screen.getByText('照片打不开，刷新试试。')).toBeVisible()
  fireEvent.click(button('先看下一份'))
  expect(screen.getByText('红色卷帘门右边')).toBeVisible()
})

test('an objection stands beside the reason, and is for a colleague where I gave the reason', async () => {
  on.objected = [
    queuedSubmission({
      state: 'objected',
      refusal: { code: 'faces', words: '', label: null },
      decidedAs: 'station_staff',
      objection: { words: '那是海报', at: '2026-11-23T01:00:00.000Z' },
      forAnother: true,
    }),
  ]
  showPage(Moderation)
  fireEvent.click(await screen.findByRole('radio', { name: '有异议' }))
  expect(await screen.findByText('那是海报')).toBeVisible()
  expect(screen.getByText('驿站工作人员退回的原因')).toBeVisible()
  expect(screen.getByText(/要由另一位同事来定/)).toBeVisible()
  expect(screen.queryByRole('button', { name: '发布' })).toBeNull()
})

test('what is shown can be taken down', async () => {
  on.published = [queuedSubmission({ state: 'published', version: 3 })]
  showPage(Moderation)
  fireEvent.click(await screen.findByRole('radio', { name: '已发布' }))
  fireEvent.click(await screen.findByRole('button', { name: '撤下' }))
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.click(sheet.getByRole('button', { name: '不是这个驿站' }))
  fireEvent.click(sheet.getByRole('button', { name: '撤下' }))
  expect(await screen.findByText('撤下了，已告诉投稿人')).toBeVisible()
  expect(inputOf('submissions.takeDown')).toEqual({
    submissionId: '1'.repeat(32),
    version: 3,
    reason: 'not_here',
    words: '',
  })
})

test('where all is decided it says so; who may not decide is told', async () => {
  on = {}
  const shown = showPage(Moderation)
  expect(await screen.findByText('都看完了')).toBeVisible()
  shown.unmount()
  freshPhone()
  service.answers['staff.mine'] = () => ({ grants: [aGrant({ role: 'food_tester' })] })
  showPage(Moderation)
  expect(await screen.findByText('你现在不能审照片')).toBeVisible()
})

test('a failure can be tried again; without a network it says so', async () => {
  service.answers['submissions.queue'] = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好，请稍后再试。')
  }
  const shown = showPage(Moderation)
  expect(await screen.findByText('网络不太好，请稍后再试。')).toBeVisible()
  shown.unmount()
  freshPhone()
  onlineManager.setOnline(false)
  showPage(Moderation)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})

test('a refusal whose answer was lost is the same act when its sheet is opened again; other words are another', async () => {
  const answer = service.answers['submissions.decide'] ?? fail()
  const lost = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好，请稍后再试。')
  }
  const refuse = async (note?: string) => {
    fireEvent.click(await screen.findByRole('button', { name: '退回' }))
    const sheet = within(screen.getByRole('dialog'))
    if (note) fireEvent.click(sheet.getByRole('button', { name: '其他' }))
    if (note) fireEvent.change(sheet.getByRole('textbox'), { target: { value: note } })
    fireEvent.click(sheet.getByRole('button', { name: '退回' }))
    return sheet
  }
  const keys = () =>
    new Set(service.calls.filter(({ name }) => name === 'submissions.decide').map(({ key }) => key))
  service.answers['submissions.decide'] = lost
  const shown = showPage(Moderation)
  let sheet = await refuse('门牌换了')
  await sheet.findByText('网络不太好，请稍后再试。', undefined, { timeout: 5000 })
  shown.unmount()
  const again = showPage(Moderation)
  sheet = await refuse()
  await sheet.findByText('网络不太好，请稍后再试。', undefined, { timeout: 5000 })
  expect(keys().size).toBe(1)
  again.unmount()
  service.answers['submissions.decide'] = answer
  showPage(Moderation)
  await refuse('门牌换过了')
  expect(await screen.findByText('退回了，已告诉投稿人')).toBeVisible()
  expect(keys().size).toBe(2)
})
