import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aDetail } from '../../../../test/pages/stubs/stations'
import { mySubmission, pageOf } from '../../../../test/pages/stubs/submissions'
import { phone } from '../../../../test/pages/stubs/taro'
import SendPhotos from '.'

// Choosing and sending pictures is tried where they are: here one tap adds one that is ready.
jest.mock('../../../features/photos/photo-field', () => ({
  PhotoField: ({ photos }: { photos: StandIn }) => (
    <button onClick={photos.addOne}>{`${photos.shown.length} 张`}</button>
  ),
}))
interface StandIn {
  readonly shown: readonly string[]
  readonly addOne: () => void
}
const mockFailing = { failed: 0, mayRetry: true, retried: 0, removed: 0 }
jest.mock('../../../features/photos/use-photos', () => ({
  usePhotos: ({ value, onChange }: { value: string[]; onChange: (ids: string[]) => void }) => ({
    shown: value,
    sending: 0,
    failed: mockFailing.failed,
    added: mockFailing.failed,
    mayRetry: mockFailing.mayRetry,
    retryFailed: () => mockFailing.retried++,
    removeFailed: () => {
      mockFailing.removed++
      mockFailing.failed = 0
    },
    addOne: () => {
      onChange([...value, 'a'.repeat(32)])
    },
  }),
}))

let service: Service
beforeEach(() => {
  freshPhone()
  Object.assign(mockFailing, { failed: 0, mayRetry: true, retried: 0, removed: 0 })
  phone.params = { id: 'LG-1' }
  service = startService({
    'station.detail': () => aDetail(),
    'submissions.mine': () => pageOf([]),
    'submissions.send': () => mySubmission({ state: 'checking' }),
  })
})
const sent = () => service.calls.filter(({ name }) => name === 'submissions.send')
const button = (name: string) => screen.getByRole('button', { name })
const caption = () => screen.getByRole('textbox', { name: '说明（选填）' })

test('photos and a line about them are sent, and lead to what I sent', async () => {
  showPage(SendPhotos)
  expect(await screen.findByText('佳兆业广场暖蜂驿站')).toBeVisible()
  expect(button('发出去')).toBeDisabled()
  fireEvent.click(button('0 张'))
  fireEvent.change(caption(), { target: { value: '红色卷帘门右边 ' } })
  fireEvent.click(button('发出去'))
  expect(await screen.findByText('发出去了，看过就登')).toBeVisible()
  expect(sent().map(({ input }) => input)).toEqual([
    { stationId: 'LG-1', caption: '红色卷帘门右边', photoIds: ['a'.repeat(32)] },
  ])
  expect(phone.visited).toEqual(['to /packages/resident/my-submissions/index'])
})

test('a line that is typed while photos are on their way is kept, without the photos that were sent', async () => {
  const shown = showPage(SendPhotos)
  fireEvent.click(await screen.findByRole('button', { name: '0 张' }))
  service.answers['submissions.send'] = () => {
    fireEvent.change(caption(), { target: { value: '后门也拍一张' } })
    return mySubmission({ state: 'checking' })
  }
  fireEvent.click(button('发出去'))
  await waitFor(() => {
    expect(sent()).toHaveLength(1)
  })
  await act(() => jest.advanceTimersByTimeAsync(20))
  shown.unmount()
  showPage(SendPhotos)
  expect(await screen.findByRole('button', { name: '0 张' })).toBeVisible()
  expect(caption()).toHaveValue('后门也拍一张')
})

test('what is refused stays as it was typed, and is sent again under the same key', async () => {
  service.answers['submissions.send'] = () => {
    throw new Refusal('PHOTO_NOT_READY', 409, '有照片没传好或已过期，请移除后重新添加。')
  }
  showPage(SendPhotos)
  fireEvent.click(await screen.findByRole('button', { name: '0 张' }))
  fireEvent.change(caption(), { target: { value: '二楼' } })
  fireEvent.click(button('发出去'))
  expect(await screen.findByText('有照片没传好或已过期，请移除后重新添加。')).toBeVisible()
  expect(caption()).toHaveValue('二楼')
  service.answers['submissions.send'] = () => mySubmission()
  fireEvent.click(button('发出去'))
  await waitFor(() => {
    expect(caption()).toHaveValue('')
  })
  expect(sent()).toHaveLength(2)
  expect(new Set(sent().map(({ key }) => key)).size).toBe(1)
})

test('a stranger is asked to sign in before they choose anything', async () => {
  service.answers['submissions.mine'] = () => {
    throw new Refusal('UNAUTHENTICATED', 401, '登录已过期，请重新打开页面。')
  }
  showPage(SendPhotos)
  expect(await screen.findByText('登录后就能发照片')).toBeVisible()
  expect(screen.queryByRole('button', { name: '0 张' })).toBeNull()
})

test('what was begun is there again on the next visit, and can be begun anew', async () => {
  const first = showPage(SendPhotos)
  fireEvent.click(await screen.findByRole('button', { name: '0 张' }))
  fireEvent.change(caption(), { target: { value: '二楼' } })
  first.unmount()
  showPage(SendPhotos)
  expect(caption()).toHaveValue('二楼')
  expect(button('1 张')).toBeVisible()
  fireEvent.click(button('重新填写'))
  expect(caption()).toHaveValue('')
  expect(button('0 张')).toBeVisible()
})

test('while some photos have not arrived nothing is sent: they are sent again or taken out first', async () => {
  mockFailing.failed = 2
  showPage(SendPhotos)
  fireEvent.click(await screen.findByRole('button', { name: '0 张' }))
  fireEvent.click(button('发出去'))
  expect(screen.getByRole('dialog', { name: '2 张照片没传上' })).toBeVisible()
  fireEvent.click(button('再传一次'))
  expect(mockFailing.retried).toBe(1)
  expect(screen.queryByRole('dialog')).toBeNull()
  fireEvent.click(button('发出去'))
  fireEvent.click(button('去掉这 2 张'))
  expect(mockFailing.removed).toBe(1)
  expect(sent()).toEqual([])
  fireEvent.click(button('发出去'))
  await waitFor(() => {
    expect(sent()).toHaveLength(1)
  })
})

test('what can never arrive is only offered to be taken out', async () => {
  Object.assign(mockFailing, { failed: 1, mayRetry: false })
  showPage(SendPhotos)
  fireEvent.click(await screen.findByRole('button', { name: '0 张' }))
  fireEvent.click(button('发出去'))
  expect(screen.getByRole('dialog', { name: '1 张照片没传上' })).toBeVisible()
  expect(screen.queryByRole('button', { name: '再传一次' })).toBeNull()
  expect(button('去掉这 1 张')).toBeVisible()
})

test('photos that had not gone up when the page was closed are asked for again', async () => {
  mockFailing.failed = 3
  const { unmount } = showPage(SendPhotos)
  fireEvent.click(await screen.findByRole('button', { name: '0 张' }))
  unmount()
  mockFailing.failed = 0
  const again = showPage(SendPhotos)
  expect(await screen.findByText('上次有 3 张没传完，请重新选')).toBeVisible()
  // Told once: who comes back once more has seen it.
  again.unmount()
  showPage(SendPhotos)
  expect(await screen.findByRole('button', { name: '1 张' })).toBeVisible()
  expect(screen.queryByText(/没传完/)).toBeNull()
})

test('what was sent without a network and waits is said where it was sent from', async () => {
  const { unmount } = showPage(SendPhotos)
  fireEvent.click(await screen.findByRole('button', { name: '0 张' }))
  service.broken = true
  fireEvent.click(button('发出去'))
  expect(await screen.findByText('没有网络，先替你记着，有网络就自动发')).toBeVisible()
  unmount()
  showPage(SendPhotos)
  expect(await screen.findByText('你的 1 张照片在等网络')).toBeVisible()
  fireEvent.click(button('看看'))
  expect(phone.visited.at(-1)).toBe('to /packages/account/outbox/index')
})
