import { onlineManager } from '@tanstack/react-query'
import { fireEvent, screen } from '@testing-library/react'
import type { PublishedSubmission } from '../../../../domain/submissions/contract'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { pageOf, publishedSubmission } from '../../../../test/pages/stubs/submissions'
import { phone } from '../../../../test/pages/stubs/taro'
import StationPhotos from '.'

let service: Service
let items: PublishedSubmission[]
beforeEach(() => {
  freshPhone()
  phone.params = { id: 'LG-1' }
  items = [publishedSubmission(), publishedSubmission({ id: '2'.repeat(32), caption: '' })]
  service = startService({ 'submissions.ofStation': () => pageOf(items) })
})

test('shows photos with their words and month, and nobody’s name', async () => {
  showPage(StationPhotos)
  expect(await screen.findByText('红色卷帘门右边')).toBeVisible()
  expect(screen.getAllByText('2026年11月')).toHaveLength(2)
  expect(screen.getByRole('img', { name: '红色卷帘门右边' })).toBeVisible()
  expect(screen.getByRole('img', { name: '2026年11月' })).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '拍张照片' }))
  expect(phone.visited).toEqual(['to /packages/resident/send-photos/index?id=LG-1'])
})

test('goes on page by page', async () => {
  service.answers['submissions.ofStation'] = ({ cursor }: { cursor?: string }) =>
    cursor === 'c1'
      ? pageOf([publishedSubmission({ id: '3'.repeat(32), caption: '后门' })])
      : pageOf(items, 'c1')
  showPage(StationPhotos)
  fireEvent.click(await screen.findByRole('button', { name: '查看更多' }))
  expect(await screen.findByText('后门')).toBeVisible()
})

test('without any it asks for the first', async () => {
  items = []
  showPage(StationPhotos)
  expect(await screen.findByText('还没有照片')).toBeVisible()
  expect(screen.getByRole('button', { name: '拍张照片' })).toBeVisible()
})

test('a failure can be tried again; without a network it says so', async () => {
  service.answers['submissions.ofStation'] = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好，请稍后再试。')
  }
  const shown = showPage(StationPhotos)
  expect(await screen.findByText('网络不太好，请稍后再试。')).toBeVisible()
  shown.unmount()
  freshPhone()
  phone.params = { id: 'LG-1' }
  onlineManager.setOnline(false)
  showPage(StationPhotos)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})
