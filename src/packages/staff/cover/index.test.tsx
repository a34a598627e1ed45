import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { PhotoToCover } from '../../../../domain/photos/contract'
import type { Stroke } from '../../../../domain/photos/strokes'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import { queryClient } from '../../../api/query-client'
import Cover from '.'

const ID = 'a'.repeat(32)
const strokes: Stroke[] = [0.2, 0.4].map(x => ({ thickness: 0.1, points: [[x, 0.5]] }))

function photo(change: Partial<PhotoToCover>): PhotoToCover {
  return {
    original: {
      id: ID,
      url: 'https://files.test/a.jpg',
      thumbUrl: 'https://files.test/a-small.jpg',
      width: 800,
      height: 600,
    },
    strokes,
    pending: false,
    isPublic: true,
    version: 3,
    updatedAt: '2026-11-20T02:00:00.000Z',
    ...change,
  }
}

let service: Service
beforeEach(() => {
  freshPhone()
  phone.params = { photo: ID }
  service = startService({
    'photos.toCover': () => photo({}),
    'photos.cover': () => photo({ strokes: strokes.slice(0, 1), isPublic: false, version: 4 }),
  })
})
const button = (name: string) => screen.getByRole('button', { name })
const covered = () => service.calls.filter(({ name }) => name === 'photos.cover').map(({ input }) => input)

test('before something public is uncovered it is shown and asked, and what becomes of it is said', async () => {
  showPage(Cover)
  fireEvent.click(await screen.findByRole('button', { name: '撤销' }))
  fireEvent.click(button('保存遮盖'))
  const sheet = within(screen.getByRole('dialog', { name: '撤掉这里的遮盖？' }))
  expect(sheet.getByRole('img', { name: '照片，涂了 1 笔' })).toBeVisible()
  expect(sheet.getByText(/发布前，整份先不给大家看/)).toBeVisible()
  fireEvent.click(sheet.getByRole('button', { name: '取消' }))
  expect(covered()).toEqual([])
  fireEvent.click(button('保存遮盖'))
  fireEvent.click(button('撤掉，重新审'))
  expect(await screen.findByText('遮盖已撤掉，这份回到待审')).toBeVisible()
  expect(covered()).toEqual([{ photoId: ID, version: 3, strokes: strokes.slice(0, 1) }])
})

test('what nobody outside sees is uncovered without a question; a copy that is not drawn yet is named', async () => {
  service.answers['photos.toCover'] = () => photo({ isPublic: false })
  service.answers['photos.cover'] = () => photo({ isPublic: false, pending: true, version: 4 })
  showPage(Cover)
  fireEvent.click(await screen.findByRole('button', { name: '撤销' }))
  fireEvent.click(button('保存遮盖'))
  expect(await screen.findByText(/遮盖记下了，一两分钟画好/)).toBeVisible()
  expect(covered()).toHaveLength(1)
})

test('what was painted is kept when the answer is lost and the page closed; saved again, it is the same act', async () => {
  const answer = service.answers['photos.cover'] ?? (() => ({}))
  service.answers['photos.toCover'] = () => photo({ isPublic: false })
  service.answers['photos.cover'] = () => {
    throw new Refusal('INTERNAL', 500, '我们这边出了点问题，请稍后再试。')
  }
  const shown = showPage(Cover)
  fireEvent.click(await screen.findByRole('button', { name: '撤销' }))
  fireEvent.click(button('保存遮盖'))
  expect(await screen.findByRole('alert')).toHaveTextContent('请稍后再试')
  shown.unmount()
  service.answers['photos.cover'] = answer
  showPage(Cover)
  expect(await screen.findByText('这是你上次没发出的内容')).toBeVisible()
  expect(screen.getByRole('img', { name: '照片，涂了 1 笔' })).toBeVisible()
  fireEvent.click(button('保存遮盖'))
  await waitFor(() => {
    expect(phone.stored('nuanlin:drafts')).toEqual({})
  })
  const calls = service.calls.filter(({ name }) => name === 'photos.cover')
  expect(calls.at(-1)?.input).toEqual(calls[0]?.input)
  expect(new Set(calls.map(({ key }) => key)).size).toBe(1)
})

test('what was painted on an earlier visit can be let go, and is not shown over another version', async () => {
  const shown = showPage(Cover)
  fireEvent.click(await screen.findByRole('button', { name: '撤销' }))
  shown.unmount()
  service.answers['photos.toCover'] = () => photo({ version: 4 })
  queryClient.clear()
  const other = showPage(Cover)
  expect(await screen.findByRole('img', { name: '照片，涂了 2 笔' })).toBeVisible()
  expect(screen.queryByText('这是你上次没发出的内容')).not.toBeInTheDocument()
  other.unmount()
  service.answers['photos.toCover'] = () => photo({})
  queryClient.clear()
  showPage(Cover)
  fireEvent.click(await screen.findByRole('button', { name: '重新填写' }))
  expect(screen.getByRole('img', { name: '照片，涂了 2 笔' })).toBeVisible()
  expect(button('保存遮盖')).toBeDisabled()
  expect(phone.stored('nuanlin:drafts')).toEqual({})
})
