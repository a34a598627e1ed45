import { act, fireEvent, screen, within } from '@testing-library/react'
import type { Settings } from '../../../../domain/district/contract'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { aSettings } from '../../../../test/pages/stubs/settings'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import Catalogue from '.'

let service: Service

beforeEach(() => {
  freshPhone()
  service = startService({
    'staff.mine': () => ({ grants: [aGrant()] }),
    'district.settings': () => aSettings(),
    'district.setCatalogue': () => aSettings(),
  })
})

const settle = () => act(() => jest.advanceTimersByTimeAsync(20))
const press = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const type = (label: string, value: string) => {
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } })
}
const saved = async () => {
  type('为什么改', '更名')
  await press('保存')
  await settle()
  return service.calls
    .filter(c => c.name === 'district.setCatalogue')
    .map(c => c.input) as (Settings['catalogue'] & {
    reason: string
  })[]
}

test('a service gets another name, words and icon', async () => {
  showPage(Catalogue)
  fireEvent.click(screen.queryAllByRole('button', { name: /^歇脚/ })[1] ?? (await row('歇脚')))
  type('中文名', '歇一歇')
  type('别的叫法（选填）', '休息、座椅，休息')
  fireEvent.click(screen.getByRole('radio', { name: 'star' }))
  await press('好了')
  await press('看一眼，保存 3 处改动')
  expect(within(screen.getByRole('dialog')).getByText('歇一歇 · 中文名')).toBeVisible()
  const [wish] = await saved()
  expect(wish).toMatchObject({ version: 3, reason: '更名', chips: ['charging', 'rest'] })
  expect(wish?.services[0]).toEqual({
    code: 'rest',
    name: { zh: '歇一歇', en: 'Rest' },
    tier: 'basic',
    icon: 'star',
    aliases: ['休息', '座椅'],
  })
})

test('one is added, one retired, one moved, and a chip is chosen', async () => {
  showPage(Catalogue)
  await row('歇脚')
  await press('加一项服务')
  expect(screen.getByRole('button', { name: '好了' })).toBeDisabled()
  type('中文名', '无线网')
  type('英文名（选填）', 'Wi-Fi')
  await press('好了')
  fireEvent.click(await row('充电'))
  await press('往前移')
  await press('好了')
  fireEvent.click(await row('歇脚'))
  await press(/^停用/)
  await press('好了')
  expect(await screen.findByText('已停用')).toBeVisible()
  await press('选别的服务')
  fireEvent.click(
    within(screen.getByRole('group', { name: '快捷筛选' })).getByRole('button', { name: '法律援助' }),
  )
  await press(/保存 \d+ 处改动/)
  const [wish] = await saved()
  expect(wish?.services.map(({ code }) => code)).toEqual(['charging', 'rest', 'legal_aid', 'wi_fi'])
  expect(wish?.services[1]).toMatchObject({ retired: true })
  expect(wish?.chips).toEqual(['charging', 'legal_aid'])
})

/** The row of a service in the lists; the same name stands on its chip. */
async function row(name: string): Promise<HTMLElement> {
  const all = await screen.findAllByRole('button', { name: new RegExp(`^${name}`) })
  const found = all.find(one => one.className.includes('list-row'))
  if (!found) throw new Error(`no row ${name}`)
  return found
}
