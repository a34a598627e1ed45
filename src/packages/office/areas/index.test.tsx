import { act, fireEvent, screen } from '@testing-library/react'
import type { Area } from '../../../../domain/area/contract'
import type { Grant } from '../../../../domain/staff/contract'
import { map } from '../../../../test/pages/stubs/map'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import Areas from '.'

jest.mock('../../../components/map', () => jest.requireActual<object>('../../../../test/pages/stubs/map'))

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

const outdated =
  (version: number, ...told: string[]) =>
  () => {
    throw new Refusal('CHANGED_MEANWHILE', 409, '刚才有人改过，请看一眼再改。', [
      { path: 'version', message: String(version) },
      ...told.map(message => ({ path: 'name', message })),
    ])
  }

test('a name that was typed is kept when somebody changed the area, and goes on from the newest', async () => {
  service.answers['area.rename'] = outdated(3, '11-20 10:00 管理员改了名称：「第一网格」→「一网格」')
  showPage(Areas)
  await press(/^第一网格/)
  await press('改名')
  type('中文名', '头网格')
  service.answers['area.children'] = () => ({ parent: { ...grid, name: '一网格', version: 3 }, items: [] })
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await settle()
  expect(screen.getByText('11-20 10:00 管理员改了名称：「第一网格」→「一网格」')).toBeVisible()
  expect(screen.getByRole('textbox', { name: '中文名' })).toHaveValue('头网格')
  service.answers['area.rename'] = () => grid
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await settle()
  expect(service.calls.filter(c => c.name === 'area.rename').at(-1)?.input).toEqual({
    area: grid.code,
    version: 3,
    name: { zh: '头网格', en: 'Grid one' },
  })
})

test('only the contact that was meant is removed, wherever they stand by now', async () => {
  const first = { post: 'community_worker', name: '陈晓', phone: null }
  const li = { post: 'grid_officer', name: '李强', phone: '0755-00001234' }
  showPage(Areas)
  await press(/^李强/)
  service.answers['area.setContacts'] = outdated(3, '11-20 10:00 分拨员改了联系人')
  service.answers['area.contacts'] = () => ({
    area: { ...grid, version: 3 },
    contacts: [first, li],
    demo: false,
  })
  await press('去掉')
  await settle()
  expect(screen.getByText('11-20 10:00 分拨员改了联系人')).toBeVisible()
  service.answers['area.setContacts'] = () => ({ area: grid, contacts: [first], demo: false })
  await press('去掉')
  await settle()
  expect(service.calls.filter(c => c.name === 'area.setContacts').at(-1)?.input).toEqual({
    area: '440307001001',
    version: 3,
    contacts: [first],
  })
})

test('a contact whom somebody else changed is not written over: what was typed is kept, and one sees who is named now', async () => {
  const other = { post: 'grid_officer', name: '王芳', phone: null }
  showPage(Areas)
  await press(/^李强/)
  type('电话（选填）', '0755-00009999')
  service.answers['area.setContacts'] = outdated(3, '11-20 10:00 分拨员改了联系人')
  service.answers['area.contacts'] = () => ({ area: { ...grid, version: 3 }, contacts: [other], demo: false })
  await press('保存')
  await settle()
  expect(screen.getByRole('textbox', { name: '电话（选填）' })).toHaveValue('0755-00009999')
  expect(screen.getByText('王芳 · 网格员')).toBeVisible()
  expect(screen.queryByRole('button', { name: '去掉' })).not.toBeInTheDocument()
  service.answers['area.setContacts'] = () => ({ area: grid, contacts: [other], demo: false })
  await press('另加一位')
  await settle()
  expect(service.calls.filter(c => c.name === 'area.setContacts').at(-1)?.input).toMatchObject({
    contacts: [other, { name: '李强', phone: '0755-00009999' }],
  })
})

test('a new grid gets its place on the map', async () => {
  const here = { lng: 114.12, lat: 22.61 }
  showPage(Areas)
  await press('加网格')
  type('中文名', '第二网格')
  await press('在地图上选位置')
  act(() =>
    map.shown?.onMove({
      bounds: { west: 0, south: 0, east: 1, north: 1 },
      centre: here,
      zoom: 15,
      byUser: true,
    }),
  )
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await settle()
  expect(inputOf('area.add')).toEqual({
    parent: '440307001001',
    level: 'grid',
    name: { zh: '第二网格' },
    centre: here,
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

test('a name that was typed is there again when the page was closed before it was saved', async () => {
  const shown = showPage(Areas)
  await press('加小区')
  type('中文名', '和苑')
  shown.unmount()
  const again = showPage(Areas)
  await press('加小区')
  expect(screen.getByRole('textbox', { name: '中文名' })).toHaveValue('和苑')
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await settle()
  again.unmount()
  showPage(Areas)
  await press('加小区')
  expect(screen.getByRole('textbox', { name: '中文名' })).toHaveValue('')
})

test.each([
  ['an area', '加小区', '中文名', 'area.add'],
  ['a contact', '加一位联系人', '姓名', 'area.setContacts'],
])('what is typed of %s while it is being saved is kept', async (_what, door, field, procedure) => {
  showPage(Areas)
  await press(door)
  type(field, '和苑')
  const answer = service.answers[procedure] ?? fail()
  service.answers[procedure] = (input, call) => {
    type(field, '和苑二期')
    return answer(input, call)
  }
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await settle()
  expect(screen.queryByRole('dialog')).toBeNull()
  await press(door)
  expect(screen.getByRole('textbox', { name: field })).toHaveValue('和苑二期')
})

test('a contact that was typed is there again, and only in its own form', async () => {
  const shown = showPage(Areas)
  await press('加一位联系人')
  type('姓名', '陈晓')
  shown.unmount()
  showPage(Areas)
  await press(/^李强/)
  expect(screen.getByRole('textbox', { name: '姓名' })).toHaveValue('李强')
  await press('关闭')
  await press('加一位联系人')
  expect(screen.getByRole('textbox', { name: '姓名' })).toHaveValue('陈晓')
})
