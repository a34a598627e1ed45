import { act, fireEvent, renderHook, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { NuanlinError } from '../../../domain/contract/errors'
import { startService, type Service } from '../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../test/pages/stubs/show-page'
import { useNotice } from '../../components/notice/notice'
import { choosePhotos, type LocalPhoto } from './choose'
import { PhotoField } from './photo-field'
import { sendPhoto } from './send-photo'
import { usePhotos, type Photos } from './use-photos'

jest.mock('./choose', () => ({ choosePhotos: jest.fn() }))
jest.mock('./send-photo', () => ({ ...jest.requireActual<object>('./send-photo'), sendPhoto: jest.fn() }))

/** Pictures under way, in the order in which they were sent. */
interface Sending {
  readonly photo: LocalPhoto
  readonly share: (share: number) => void
  readonly done: (id: string) => void
  readonly failed: (error: Error) => void
}
let sending: Sending[]
let forgotten: string[]
let service: Service
let value: readonly string[]
let photos: Photos

beforeEach(() => {
  freshPhone()
  sending = []
  forgotten = []
  service = startService({ 'photos.discard': () => ({}), 'photos.views': () => ({ items: [], room: 30 }) })
  jest.mocked(sendPhoto).mockImplementation(
    (photo, _attempt, share) =>
      new Promise((done, failed) => {
        sending.push({ photo, share, done, failed })
      }),
  )
})

const pick = (...names: string[]) => {
  const photos = names.map(preview => ({
    preview,
    file: () => Promise.reject(new Error('not here')),
    forget: () => void forgotten.push(preview),
  }))
  jest.mocked(choosePhotos).mockResolvedValue(photos)
}

const id = (letter: string) => letter.repeat(32)

function showField(initial: readonly string[] = []) {
  return showPage(function Form() {
    const [ids, setIds] = useState<readonly string[]>(initial)
    value = ids
    photos = usePhotos({ value: ids, onChange: setIds })
    return (
      <>
        <PhotoField photos={photos} />
        <button type="button" onClick={() => setIds([])}>
          发出
        </button>
      </>
    )
  })
}

const add = async (...names: string[]) => {
  pick(...names)
  const before = sending.length
  fireEvent.click(screen.getByRole('button', { name: /^添加照片/ }))
  await waitFor(() => expect(sending).toHaveLength(before + names.length))
}
const later = (run: () => void) =>
  act(async () => {
    run()
    await Promise.resolve()
  })

test('pictures show how far they are, and are in the value once they are ready, in their order', async () => {
  showField()
  expect(photos.sending).toBe(0)
  await add('one.jpg', 'two.jpg')
  expect(photos.sending).toBe(2)
  await later(() => sending[0]?.share(0.4))
  expect(screen.getByRole('img', { name: '第 1 张照片已传 40%' })).toBeVisible()
  expect(value).toEqual([])
  await later(() => sending[1]?.done(id('b')))
  expect(value).toEqual([id('b')])
  expect(photos.sending).toBe(1)
  await later(() => sending[0]?.done(id('a')))
  expect(value).toEqual([id('a'), id('b')])
  expect(screen.getByText('2/9')).toBeVisible()
  expect(photos.sending).toBe(0)
})

test('what failed stays, says why, and is sent again at a tap', async () => {
  showField()
  await add('one.jpg')
  await later(() =>
    sending[0]?.failed(new NuanlinError('UNAVAILABLE', { message: '网络不太好，请稍后再试。' })),
  )
  expect(screen.getByRole('alert')).toHaveTextContent('网络不太好')
  fireEvent.click(screen.getByRole('button', { name: '重新传第 1 张照片' }))
  await waitFor(() => expect(sending).toHaveLength(2))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(sending[1]?.photo).toBe(sending[0]?.photo)
  await later(() => sending[1]?.done(id('a')))
  expect(value).toEqual([id('a')])
})

test('what can never be sent is not offered to be sent again', async () => {
  showField()
  await add('page.jpg')
  const refused = new NuanlinError('PHOTO_UNREADABLE', { message: '这个文件打不开。' })
  await later(() => sending[0]?.failed(refused))
  expect(screen.getByRole('alert')).toHaveTextContent('这个文件打不开')
  expect(screen.queryByRole('button', { name: /重新传/ })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '去掉第 1 张照片' }))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(forgotten).toEqual(['page.jpg'])
})

test('one that is taken out is taken back, also while it is on its way', async () => {
  showField()
  await add('one.jpg', 'two.jpg')
  await later(() => sending[0]?.done(id('a')))
  fireEvent.click(screen.getByRole('button', { name: '去掉第 2 张照片' }))
  await later(() => sending[1]?.done(id('b')))
  expect(value).toEqual([id('a')])
  fireEvent.click(screen.getByRole('button', { name: '去掉第 1 张照片' }))
  await waitFor(() =>
    expect(service.calls.filter(({ name }) => name === 'photos.discard').map(({ input }) => input)).toEqual([
      { photoId: id('b') },
      { photoId: id('a') },
    ]),
  )
  expect(value).toEqual([])
})

test('a draft shows its pictures, and loses those that are gone', async () => {
  service.answers['photos.views'] = () => ({
    items: [{ id: id('a'), url: '/full-a', thumbUrl: '/small-a', width: 4, height: 3 }],
    room: 30,
  })
  showField([id('a'), id('b')])
  await waitFor(() => expect(value).toEqual([id('a')]))
  await waitFor(() =>
    expect(screen.getByRole('button', { name: '看第 1 张照片' }).querySelector('img')).toHaveAttribute(
      'src',
      '/small-a',
    ),
  )
  fireEvent.click(screen.getByRole('button', { name: '看第 1 张照片' }))
  expect(screen.getByRole('dialog').querySelector('img')).toHaveAttribute('src', '/full-a')
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('nine, and no more; what was sent with the form is gone from it', async () => {
  showField()
  await add(...Array.from({ length: 9 }, (_, i) => `${i}.jpg`))
  expect(screen.queryByRole('button', { name: /^添加照片/ })).toBeNull()
  for (const [i, one] of sending.entries()) await later(() => one.done(id(String(i))))
  expect(value).toHaveLength(9)
  fireEvent.click(screen.getByRole('button', { name: '发出' }))
  expect(screen.getByText('0/9')).toBeVisible()
})

test('those that failed are sent again, or taken out, all at once', async () => {
  showField()
  await add('one.jpg', 'two.jpg', 'three.jpg')
  const lost = new NuanlinError('UNAVAILABLE', { message: '网络不太好，请稍后再试。' })
  await later(() => sending[0]?.done(id('a')))
  await later(() => sending[1]?.failed(lost))
  await later(() => sending[2]?.failed(new NuanlinError('PHOTO_UNREADABLE', { message: '这个文件打不开。' })))
  expect(photos).toMatchObject({ failed: 2, mayRetry: true })
  await later(() => {
    photos.retryFailed()
  })
  // What can never be sent stays failed.
  expect(photos).toMatchObject({ sending: 1, failed: 1, mayRetry: false })
  expect(sending).toHaveLength(4)
  await later(() => sending[3]?.failed(lost))
  await later(() => {
    photos.removeFailed()
  })
  expect(photos).toMatchObject({ sending: 0, failed: 0 })
  expect(value).toEqual([id('a')])
})

test('how many more there may be is known before anybody chooses', async () => {
  service.answers['photos.views'] = () => ({ items: [], room: 2 })
  showField()
  expect(await screen.findByRole('button', { name: '添加照片，还能加 2 张' })).toBeVisible()
  await add('one.jpg', 'two.jpg')
  expect(screen.queryByRole('button', { name: /^添加照片/ })).toBeNull()
  expect(screen.getByText(/很多照片传了还没发出/)).toBeVisible()
})

test.each([
  [2, ['a.jpg', 'b.jpg', 'c.jpg'], '今天传得够多了，后面 1 张没加'],
  [30, Array.from({ length: 11 }, (_, i) => `${i}.jpg`), '最多 9 张，后面 2 张没加'],
])('with room for %d, it says why some were not added', async (room, names, said) => {
  const { result } = renderHook(useNotice)
  service.answers['photos.views'] = () => ({ items: [], room })
  showField()
  await waitFor(() => expect(photos.left).toBe(Math.min(room, 9)))
  pick(...names)
  fireEvent.click(screen.getByRole('button', { name: /^添加照片/ }))
  await waitFor(() => expect(result.current).toBe(said))
})
