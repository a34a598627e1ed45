import { act, fireEvent, screen, within } from '@testing-library/react'
import type { StationForEdit } from '../../../../domain/station/desk-contract'
import { aStationForEdit, catalogue } from '../../../../test/pages/stubs/desk'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import StationEdit from '.'

let service: Service
let station: StationForEdit

beforeEach(() => {
  freshPhone()
  phone.params = { id: 'LG-1' }
  station = aStationForEdit()
  service = startService({
    'station.forEdit': () => station,
    'station.catalogue': () => catalogue,
    'station.edit': ({ changes }: { changes: object }) => {
      station = { ...station, version: station.version + 1, office: { ...station.office, ...changes } }
      return station
    },
  })
})

const edits = () => service.calls.filter(c => c.name === 'station.edit').map(c => c.input)
const type = async (label: string, value: string) => {
  fireEvent.change(await screen.findByRole('textbox', { name: label }), { target: { value } })
}
const press = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const choose = async (what: string, answer: string) => {
  fireEvent.click(
    within(await screen.findByRole('radiogroup', { name: what })).getByRole('radio', { name: answer }),
  )
}
const settle = () => act(() => jest.advanceTimersByTimeAsync(20))

test('only what was changed is sent, and back it goes', async () => {
  showPage(StationEdit)
  expect(await screen.findByRole('button', { name: '还没有改动' })).toBeDisabled()
  await type('名称', '佳兆业暖蜂驿站')
  await type('英文名称（选填）', 'Kaisa')
  await choose('有卫生间', '有')
  await press('快检室')
  await press('法律援助')
  await type('座位', '20')
  await press('保存 5 处修改')
  await settle()
  expect(edits()).toEqual([
    {
      stationId: 'LG-1',
      version: 3,
      changes: {
        name: { zh: '佳兆业暖蜂驿站', en: 'Kaisa' },
        kinds: ['rest_station', 'food_test_room'],
        services: ['rest', 'charging', 'legal_aid'],
        capacity: { seats: 20, chargers: 8 },
        toilet: true,
      },
    },
  ])
  expect(phone.visited).toEqual(['back'])
})

test('what is typed while it is saved stays, and goes on from what is saved', async () => {
  showPage(StationEdit)
  await type('名称', '佳兆业')
  let answer: () => void = () => undefined
  const { fetch } = globalThis
  Object.assign(globalThis, {
    fetch: async (url: string, init: RequestInit) => {
      if (url.endsWith('/station/edit')) await new Promise<void>(resolve => (answer = resolve))
      return fetch(url, init)
    },
  })
  await press('保存 1 处修改')
  await settle()
  await type('名称', '佳兆业驿站')
  answer()
  await settle()
  expect(phone.visited).toEqual([])
  expect(screen.getByRole('textbox', { name: '名称' })).toHaveValue('佳兆业驿站')
  await press('保存 1 处修改')
  await settle()
  answer()
  await settle()
  expect(edits()).toMatchObject([
    { version: 3, changes: { name: { zh: '佳兆业' } } },
    { version: 4, changes: { name: { zh: '佳兆业驿站' } } },
  ])
  expect(phone.stored('nuanlin:drafts')).toEqual({})
})

test('opened by its address, it leads to the desk of the station when it is saved', async () => {
  phone.depth = 1
  showPage(StationEdit)
  await choose('有卫生间', '有')
  await press('保存 1 处修改')
  await settle()
  expect(phone.visited).toEqual(['to /packages/staff/station/index?id=LG-1'])
})

test('what is put back is no change', async () => {
  showPage(StationEdit)
  await type('电话（选填）', '0755 1')
  await screen.findByRole('button', { name: '保存 1 处修改' })
  await type('电话（选填）', '0755-0000 001')
  expect(await screen.findByRole('button', { name: '还没有改动' })).toBeDisabled()
})

test('what cannot be is said at the field, and not sent', async () => {
  showPage(StationEdit)
  await type('名称', ' ')
  expect(await screen.findByText('不能为空')).toBeVisible()
  expect(screen.getByRole('button', { name: '保存 1 处修改' })).toBeDisabled()
  await type('名称', '驿站')
  await type('座位', '十二')
  expect(await screen.findByText('请填数字')).toBeVisible()
  expect(screen.getByRole('textbox', { name: '座位' })).toHaveValue('十二')
  await type('座位', '14')
  await type('经度', '114.2')
  await press('暖蜂驿站')
  expect(await screen.findByText('至少选一种')).toBeVisible()
  await press('社康')
  await press('保存 4 处修改')
  await settle()
  expect(edits()).toEqual([
    expect.objectContaining({
      changes: {
        name: { zh: '驿站' },
        kinds: ['health_centre'],
        location: { lng: 114.2, lat: 22.6 },
        capacity: { seats: 14, chargers: 8 },
      },
    }),
  ])
})

test('what is not known stays so until somebody says it', async () => {
  station = {
    ...station,
    office: {
      ...station.office,
      hostType: null,
      stepFree: null,
      toilet: null,
      areaGuessed: 'community',
      hours: { ...station.office.hours, holidays: 'unknown' },
    },
  }
  showPage(StationEdit)
  const answers = async (name: string) => within(await screen.findByRole('radiogroup', { name }))
  for (const name of ['设在哪里', '有卫生间', '轮椅能直接进', '法定节假日'])
    expect((await answers(name)).getByRole('radio', { name: '还没登记' })).toBeChecked()
  fireEvent.click((await answers('轮椅能直接进')).getByRole('radio', { name: '没有' }))
  await press('就是这个社区')
  expect(screen.queryByText(/按位置取的/)).not.toBeInTheDocument()
  await press('保存 2 处修改')
  await settle()
  expect(edits()).toEqual([expect.objectContaining({ changes: { stepFree: false, areaGuessed: null } })])
})

test('a refusal stands at its field, and everything typed stays', async () => {
  service.answers['station.edit'] = () => {
    throw new Refusal('INVALID_INPUT', 400, '电话：「abc」不是一个电话号码。', [
      { path: 'changes.phone', message: '电话：「abc」不是一个电话号码。' },
    ])
  }
  showPage(StationEdit)
  await type('电话（选填）', 'abc')
  await press('保存 1 处修改')
  expect((await screen.findAllByText('电话：「abc」不是一个电话号码。')).length).toBeGreaterThan(0)
  expect(screen.getByRole('textbox', { name: '电话（选填）' })).toHaveValue('abc')
  expect(phone.visited).toEqual([])
})

test('days move from one group of hours to another, holidays get their own', async () => {
  showPage(StationEdit)
  await press('其余的天')
  const groups = screen.getAllByRole('group', { name: '哪几天' })
  expect(within(groups[1] as HTMLElement).getByRole('button', { name: '周日', pressed: true })).toBeVisible()
  fireEvent.click(within(groups[1] as HTMLElement).getByRole('button', { name: '周六' }))
  fireEvent.click(screen.getByRole('radio', { name: '和平时一样' }))
  await press('保存 1 处修改')
  await settle()
  expect(edits()).toEqual([
    expect.objectContaining({
      changes: {
        hours: {
          weekly: [
            { days: [1, 2, 3, 4, 5], ranges: [{ from: '08:30', to: '21:00' }] },
            { days: [6, 7], ranges: [{ from: '09:00', to: '18:00' }] },
          ],
          holidays: 'as_usual',
        },
      },
    }),
  ])
})

describe('when somebody changed it meanwhile', () => {
  const meanwhile = (change: Partial<StationForEdit['office']>) => {
    const before = service.answers['station.edit']
    service.answers['station.edit'] = () => {
      station = { ...station, version: 4, office: { ...station.office, ...change } }
      if (before) service.answers['station.edit'] = before
      throw new Refusal('CHANGED_MEANWHILE', 409, '你编辑的时候，有人改过这个驿站。', [
        { path: 'version', message: '4' },
        ...Object.keys(change).map(path => ({ path, message: `11-23 09:59 督办改了${path}` })),
      ])
    }
  }

  test('both values stand side by side, and what was typed can win', async () => {
    meanwhile({ phone: '0755 9999', toilet: true })
    showPage(StationEdit)
    await type('电话（选填）', '0755 1234')
    await press('保存 1 处修改')
    expect(await screen.findByText('11-23 09:59 督办改了phone')).toBeVisible()
    expect(screen.getByText('11-23 09:59 督办改了toilet')).toBeVisible()
    const choice = within(await screen.findByRole('group', { name: '电话' }))
    expect(choice.getByText('0755 9999')).toBeVisible()
    expect(choice.getByText('0755 1234')).toBeVisible()
    // Nobody saves over the other before choosing.
    expect(screen.getByRole('button', { name: '保存 1 处修改' })).toBeDisabled()
    fireEvent.click(choice.getByRole('button', { name: '用我填的' }))
    await press('保存 1 处修改')
    await settle()
    expect(edits().at(-1)).toEqual({ stationId: 'LG-1', version: 4, changes: { phone: '0755 1234' } })
    expect(station.office).toMatchObject({ phone: '0755 1234', toilet: true })
  })

  test('or theirs can', async () => {
    meanwhile({ phone: '0755 9999' })
    showPage(StationEdit)
    await type('电话（选填）', '0755 1234')
    await type('座位', '30')
    await press('保存 2 处修改')
    const choice = within(await screen.findByRole('group', { name: '电话' }))
    fireEvent.click(choice.getByRole('button', { name: '用现在的' }))
    expect(screen.getByRole('textbox', { name: '电话（选填）' })).toHaveValue('0755 9999')
    await press('保存 1 处修改')
    await settle()
    expect(edits().at(-1)).toMatchObject({ version: 4, changes: { capacity: { seats: 30, chargers: 8 } } })
  })

  test('where nothing collides one simply saves again', async () => {
    meanwhile({ toilet: true })
    showPage(StationEdit)
    await type('电话（选填）', '0755 1234')
    await press('保存 1 处修改')
    expect(await screen.findByText(/和别人改的不冲突/)).toBeVisible()
    await press('保存 1 处修改')
    await settle()
    expect(edits().at(-1)).toMatchObject({ version: 4, changes: { phone: '0755 1234' } })
  })
})
