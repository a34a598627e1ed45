import { fireEvent, screen } from '@testing-library/react'
import { deskSample } from '../../../../test/pages/stubs/samples'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import SampleIntake from '.'

let service: Service
beforeEach(() => {
  freshPhone()
  phone.params = { id: 'LG-KJ1' }
  service = startService({
    'samples.catalogue': () => ({
      categories: [
        { code: 'leaf_vegetables', name: '叶菜' },
        { code: 'seafood', name: '水产' },
      ],
      tests: [],
    }),
    'samples.takeIn': () => deskSample({ state: 'registered' }),
  })
})
const save = () => screen.getByRole('button', { name: '收下，出编号' })
const type = (name: string, value: string) => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
}

test('takes in what is whole, and shows the label with its number', async () => {
  showPage(SampleIntake)
  fireEvent.click(await screen.findByRole('radio', { name: '叶菜' }))
  type('食品名称', ' 小白菜 ')
  expect(save()).toBeDisabled()
  type('重量（克）', '0')
  expect(screen.getByText('填 1 到 50000 的整数')).toBeVisible()
  expect(save()).toBeDisabled()
  type('重量（克）', '500')
  fireEvent.click(save())
  expect(await screen.findByRole('img', { name: '样品标签 482 051 7736' })).toBeVisible()
  expect(service.calls.find(({ name }) => name === 'samples.takeIn')?.input).toEqual({
    stationId: 'LG-KJ1',
    source: 'resident',
    food: '小白菜',
    category: 'leaf_vegetables',
    boughtAt: '',
    weightGrams: 500,
  })
  fireEvent.click(screen.getByRole('button', { name: '再收一份' }))
  expect(screen.getByRole('textbox', { name: '食品名称' })).toHaveValue('')
})

test('on a market round the stall stays for the next one', async () => {
  showPage(SampleIntake)
  fireEvent.click(await screen.findByRole('radio', { name: '市场抽样' }))
  fireEvent.click(screen.getByRole('radio', { name: '水产' }))
  type('食品名称', '鲫鱼')
  type('重量（克）', '800')
  type('摊位（不公开）', '12 号摊')
  fireEvent.click(save())
  fireEvent.click(await screen.findByRole('button', { name: '再收一份' }))
  expect(screen.getByRole('radio', { name: '市场抽样' })).toBeChecked()
  expect(screen.getByRole('textbox', { name: '摊位（不公开）' })).toHaveValue('12 号摊')
})

test('what is typed outlives a refusal and a closed page', async () => {
  service.answers['samples.takeIn'] = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好，请稍后再试。')
  }
  const shown = showPage(SampleIntake)
  fireEvent.click(await screen.findByRole('radio', { name: '叶菜' }))
  type('食品名称', '菜心')
  shown.unmount()
  showPage(SampleIntake)
  expect(await screen.findByRole('textbox', { name: '食品名称' })).toHaveValue('菜心')
  expect(screen.getByRole('radio', { name: '叶菜' })).toBeChecked()
})

test('under a booking it is known whose it is, and the next of the bag is one tap away', async () => {
  const bookingId = 'b'.repeat(32)
  phone.params = { id: 'LG-KJ1', booking: bookingId }
  const foods: string[] = []
  service.answers['samples.brought'] = () => ({
    bookingId,
    number: '48210937',
    nickname: '王阿姨',
    startsAt: '2026-11-23T02:30:00.000Z',
    endsAt: '2026-11-23T03:00:00.000Z',
    foods,
  })
  showPage(SampleIntake)
  expect(await screen.findByRole('heading', { name: '王阿姨' })).toBeVisible()
  expect(screen.getByText('10:30–11:00 · 4821 0937')).toBeVisible()
  expect(screen.queryByRole('radio', { name: '市场抽样' })).toBeNull()
  fireEvent.click(screen.getByRole('radio', { name: '叶菜' }))
  type('食品名称', '小白菜')
  type('重量（克）', '500')
  foods.push('小白菜')
  fireEvent.click(save())
  fireEvent.click(await screen.findByRole('button', { name: '再收一份' }))
  expect(service.calls.find(({ name }) => name === 'samples.takeIn')?.input).toMatchObject({
    source: 'resident',
    bookingId,
  })
  expect(await screen.findByText('已收 1 份：小白菜')).toBeVisible()
})

test('a booking that was not checked in here is said to be so, and nothing is lost', async () => {
  phone.params = { id: 'LG-KJ1', booking: 'b'.repeat(32) }
  service.answers['samples.brought'] = () => {
    throw new Refusal('NOT_HERE', 409, '这个预约今天没在这里签到。先签到，再收样。')
  }
  showPage(SampleIntake)
  expect(await screen.findByText('这个预约今天没在这里签到。先签到，再收样。')).toBeVisible()
})
