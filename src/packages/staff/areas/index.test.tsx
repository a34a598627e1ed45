import { act, fireEvent, screen } from '@testing-library/react'
import type { Area } from '../../../../domain/area/contract'
import type { Grant } from '../../../../domain/staff/contract'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import Areas from '.'

const anArea = (more: Partial<Area>): Area => ({
  code: '440307001001',
  name: '木棉湾社区',
  names: { zh: '木棉湾社区' },
  level: 'community',
  within: ['布吉街道'],
  hasChildren: true,
  centre: { lng: 114.1, lat: 22.6 },
  closed: false,
  placed: true,
  version: 4,
  ...more,
})
const grid = anArea({
  code: '440307001001-G01',
  name: '第一网格',
  names: { zh: '第一网格', en: 'Grid one' },
  level: 'grid',
  version: 2,
})

let service: Service
let grants: Grant[]
beforeEach(() => {
  freshPhone()
  grants = [aGrant()]
  service = startService({
    'staff.mine': () => ({ grants }),
    'area.children': ({ parent }: { parent: string }) =>
      parent === grid.code ? { parent: grid, items: [] } : { parent: anArea({}), items: [grid] },
    'area.contacts': () => ({
      area: grid,
      contacts: [{ post: 'grid_officer', name: '李强', phone: '0755-00001234' }],
      demo: true,
    }),
    'area.add': () => grid,
    'area.rename': () => grid,
    'area.close': () => ({ ...grid, closed: true }),
    'area.setContacts': () => ({ area: grid, contacts: [], demo: false }),
  })
})

const settle = () => act(() => jest.advanceTimersByTimeAsync(20))
const press = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const type = (label: string, value: string) => {
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } })
}
const inputOf = (name: string) => service.calls.find(c => c.name === name)?.input

test('an estate is added where it belongs', async () => {
  showPage(Areas)
  await press('加小区')
  type('中文名', '和苑')
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await settle()
  expect(inputOf('area.add')).toEqual({ parent: '440307001001', level: 'estate', name: { zh: '和苑' } })
  expect(screen.getByText('保存了')).toBeVisible()
})

test('a grid is closed with a reason, by the version that was seen', async () => {
  showPage(Areas)
  await press(/^第一网格/)
  await press('撤销这个区域')
  type('原因', '并入第二网格')
  fireEvent.click(screen.getAllByRole('button', { name: '撤销这个区域' }).at(-1) ?? fail())
  await settle()
  expect(inputOf('area.close')).toEqual({ area: grid.code, version: 2, reason: '并入第二网格' })
})

test('who gives roles names contacts, and does not change the tree', async () => {
  grants = [aGrant({ role: 'dispatcher' })]
  showPage(Areas)
  await press(/^李强/)
  expect(screen.queryByRole('button', { name: '改名' })).not.toBeInTheDocument()
  type('电话（选填）', '')
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await settle()
  expect(inputOf('area.setContacts')).toEqual({
    area: '440307001001',
    version: 2,
    contacts: [{ post: 'grid_officer', name: '李强', phone: null }],
  })
})

test('others are told what it takes', async () => {
  grants = [aGrant({ role: 'grid_officer' })]
  showPage(Areas)
  expect(await screen.findByText('你现在不能管区域')).toBeVisible()
})

function fail(): never {
  throw new Error('no such button')
}
