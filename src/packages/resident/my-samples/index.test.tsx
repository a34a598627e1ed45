import { onlineManager } from '@tanstack/react-query'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { MySample } from '../../../../domain/sample/views'
import { sampleNumber } from '../../../../domain/sample/number'
import { mySample } from '../../../../test/pages/stubs/samples'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { pageOf } from '../../../../test/pages/stubs/submissions'
import { phone } from '../../../../test/pages/stubs/taro'
import { locale } from '../../../i18n/locale'
import MySamples from '.'

const NUMBER = sampleNumber(482_051_773)

let service: Service
let items: MySample[]
beforeEach(() => {
  freshPhone()
  items = [mySample()]
  service = startService({
    'samples.mine': () => pageOf(items),
    'samples.claim': () => mySample({ id: '9'.repeat(32) }),
  })
})

test('each is told with how it stands, and leads to its page', async () => {
  items = [
    mySample(),
    mySample({ id: '2'.repeat(32), food: '鲫鱼', state: 'screen_again', firstFinding: 'positive' }),
    mySample({ id: '3'.repeat(32), food: '苹果', state: 'published', outcome: 'negative' }),
  ]
  showPage(MySamples)
  expect(await screen.findByText('检测中')).toBeVisible()
  expect(screen.getByText('初筛阳性')).toBeVisible()
  expect(screen.getByText('没发现问题')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: /^鲫鱼，初筛阳性/ }))
  expect(phone.visited).toEqual([`to /packages/resident/sample/index?id=${'2'.repeat(32)}`])
})

test('one is added by its number; a digit that is wrong is found before it is sent', async () => {
  showPage(MySamples)
  fireEvent.click(await screen.findByRole('button', { name: '凭编号添加' }))
  const sheet = within(screen.getByRole('dialog'))
  const field = sheet.getByRole('textbox', { name: '样品编号' })
  const add = () => sheet.getByRole('button', { name: '添加' })
  expect(add()).toBeDisabled()
  const wrong = `${NUMBER.slice(0, -1)}${(Number(NUMBER.at(-1)) + 1) % 10}`
  fireEvent.change(field, { target: { value: wrong } })
  expect(sheet.getByText('编号不对，核对一下数字')).toBeVisible()
  expect(add()).toBeDisabled()
  fireEvent.change(field, { target: { value: NUMBER } })
  fireEvent.click(add())
  expect(await screen.findByText('添加好了')).toBeVisible()
  expect(service.calls.find(({ name }) => name === 'samples.claim')?.input).toEqual({ number: NUMBER })
  expect(phone.visited).toEqual([`to /packages/resident/sample/index?id=${'9'.repeat(32)}`])
})

test('a number that is nobody’s here is said in the sheet, and stays typed', async () => {
  service.answers['samples.claim'] = () => {
    throw new Refusal('NO_SUCH_NUMBER', 409, '这里没有这个编号的样品，核对一下数字。')
  }
  items = []
  showPage(MySamples)
  fireEvent.click(await screen.findByRole('button', { name: '凭编号添加' }))
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.change(sheet.getByRole('textbox'), { target: { value: NUMBER } })
  fireEvent.click(sheet.getByRole('button', { name: '添加' }))
  expect(await sheet.findByText('这里没有这个编号的样品，核对一下数字。')).toBeVisible()
  expect(sheet.getByRole('textbox')).toHaveValue(NUMBER)
})

test('a number that was begun is there again when its sheet was closed, and gone once it is added', async () => {
  const open = async () => {
    fireEvent.click(await screen.findByRole('button', { name: '凭编号添加' }))
    return screen.getByRole('textbox', { name: '样品编号' })
  }
  const first = showPage(MySamples)
  fireEvent.change(await open(), { target: { value: NUMBER } })
  first.unmount()
  const second = showPage(MySamples)
  expect(await open()).toHaveValue(NUMBER)
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '添加' }))
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull()
  })
  second.unmount()
  showPage(MySamples)
  expect(await open()).toHaveValue('')
})

test('without any it says where to bring one; a stranger signs in first; without a network it says so', async () => {
  items = []
  const first = showPage(MySamples)
  fireEvent.click(await screen.findByRole('button', { name: '找快检室' }))
  expect(phone.visited).toEqual(['tab /pages/stations/index'])
  first.unmount()
  freshPhone()
  service.answers['samples.mine'] = () => {
    throw new Refusal('UNAUTHENTICATED', 401, '登录已过期，请重新打开页面。')
  }
  const second = showPage(MySamples)
  expect(await screen.findByText('登录后看你送检的食品')).toBeVisible()
  second.unmount()
  freshPhone()
  onlineManager.setOnline(false)
  showPage(MySamples)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})

test('is told in English', async () => {
  locale.set('en')
  showPage(MySamples)
  expect(await screen.findByText('Being tested')).toBeVisible()
})
