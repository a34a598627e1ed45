import { onlineManager } from '@tanstack/react-query'
import { fireEvent, screen } from '@testing-library/react'
import type { DeskSample } from '../../../../domain/sample/views'
import { deskSample } from '../../../../test/pages/stubs/samples'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { pageOf } from '../../../../test/pages/stubs/submissions'
import { phone } from '../../../../test/pages/stubs/taro'
import { locale } from '../../../i18n/locale'
import Samples from '.'

let service: Service
let on: Partial<Record<string, DeskSample[]>>
beforeEach(() => {
  freshPhone()
  on = {
    to_test: [deskSample({ state: 'registered', tests: [], may: ['start', 'reject'] })],
    to_verify: [deskSample({ id: '2'.repeat(32), food: '鲫鱼', state: 'to_verify', may: [] })],
  }
  service = startService({
    'samples.rooms': () => ({
      rooms: [
        { stationId: 'LG-KJ1', name: '布吉快检室', takesIn: true },
        { stationId: 'LG-KJ2', name: '南湾快检室', takesIn: false },
      ],
    }),
    'samples.queue': ({ shelf }: { shelf: string }) => pageOf(on[shelf] ?? []),
  })
})

test('has what waits by what is to be done, and each leads to its page', async () => {
  showPage(Samples)
  expect(await screen.findByText('小白菜')).toBeVisible()
  expect(screen.getByText('482 051 7736')).toBeVisible()
  fireEvent.click(screen.getByRole('radio', { name: '待复核' }))
  fireEvent.click(await screen.findByRole('button', { name: /^鲫鱼/ }))
  expect(phone.visited).toEqual([`to /packages/food/sample/index?id=${'2'.repeat(32)}`])
})

test('samples are taken in where my role lets me', async () => {
  showPage(Samples)
  fireEvent.click(await screen.findByRole('button', { name: '收样' }))
  expect(phone.visited).toEqual(['to /packages/food/take-in/index?id=LG-KJ1'])
  fireEvent.click(screen.getByRole('radio', { name: '南湾快检室' }))
  expect(screen.queryByRole('button', { name: '收样' })).toBeNull()
})

test('without a room it says so; without a network too', async () => {
  service.answers['samples.rooms'] = () => ({ rooms: [] })
  const shown = showPage(Samples)
  expect(await screen.findByText('你管的地方没有快检室')).toBeVisible()
  shown.unmount()
  freshPhone()
  onlineManager.setOnline(false)
  showPage(Samples)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})

test('is told in English', async () => {
  locale.set('en')
  showPage(Samples)
  expect(await screen.findByText('To be tested')).toBeVisible()
})
