import { act, fireEvent, screen, within } from '@testing-library/react'
import type { StationForEdit } from '../../../../domain/station/desk-contract'
import type { Grant } from '../../../../domain/staff/contract'
import { aLockedCase, aStationForEdit, casePage } from '../../../../test/pages/stubs/desk'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { aDetail, NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import StationDesk from '.'

let service: Service
let station: StationForEdit
let grants: Grant[]
let cases: ReturnType<typeof aLockedCase>[]

const change = (part: Partial<StationForEdit>) => {
  station = { ...station, ...part }
  return { stationId: 'LG-1', ...part }
}

beforeEach(() => {
  freshPhone()
  phone.params = { id: 'LG-1' }
  station = aStationForEdit()
  cases = []
  grants = []
  service = startService({
    'staff.mine': () => ({ grants }),
    'station.forEdit': () => station,
    'station.detail': () => aDetail(),
    'station.lockedReports': () => casePage(cases),
    'station.setClosed': ({ closure }: { closure: StationForEdit['closure'] }) =>
      change({
        closedByStaff: closure !== null,
        closure: closure && { ...closure, since: new Date(NOW).toISOString() },
      }),
    'station.setLive': ({ seatsFree, chargersFree }: { seatsFree: number; chargersFree: number }) =>
      change({ live: { seatsFree, chargersFree, updatedAt: new Date(NOW).toISOString() } }),
    'station.setException': ({ from, ranges, note }: { from: string; ranges: []; note?: { zh: string } }) =>
      change({ exceptions: [{ date: from, ranges, ...(note ? { note: note.zh } : {}) }] }),
    'station.removeException': () => change({ exceptions: [] }),
    'station.answerLocked': () => {
      const answer = { code: 'fixed' as const, note: '', at: new Date(NOW).toISOString() }
      cases = [aLockedCase({ answer, answeredAs: 'station_staff' })]
      return cases[0]
    },
  })
})

const inputs = (name: string) => service.calls.filter(c => c.name === name).map(c => c.input)
const keysOf = (name: string) => service.calls.filter(c => c.name === name).map(c => c.key)
const press = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const pick = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('radio', { name }))
}
const settle = () => act(() => jest.advanceTimersByTimeAsync(20))

describe('the door', () => {
  test('one tap closes it, until somebody opens it; one tap opens it again', async () => {
    showPage(StationDesk)
    await press(/照常开放/)
    expect(await screen.findByText('已告诉大家：临时关闭')).toBeVisible()
    expect(inputs('station.setClosed')).toEqual([
      {
        stationId: 'LG-1',
        closure: { reason: { zh: '临时有事，稍后回来', en: 'Back soon' }, until: null },
        seen: null,
      },
    ])
    await press(/临时关闭中/)
    expect(await screen.findByRole('button', { name: /照常开放/, pressed: true })).toBeVisible()
    expect(inputs('station.setClosed').at(-1)).toMatchObject({
      closure: null,
      seen: expect.any(String) as string,
    })
  })

  test('why and until when follow, each by a tap', async () => {
    showPage(StationDesk)
    await press(/照常开放/)
    await pick('设备检修')
    await pick('1 小时后')
    expect(await screen.findByRole('radio', { name: '到 11:00', checked: true })).toBeVisible()
    await pick('今天不开了')
    await settle()
    expect(inputs('station.setClosed').at(-1)).toMatchObject({
      stationId: 'LG-1',
      closure: { reason: { zh: '设备检修', en: 'Repairs' }, until: '2026-11-23T16:00:00.000Z' },
    })
  })

  test('an own reason that was not told yet is there again when the page is opened again', async () => {
    const shown = showPage(StationDesk)
    await press(/照常开放/)
    const own = () => screen.findByRole('textbox', { name: /别的原因/ })
    fireEvent.change(await own(), { target: { value: '门口修路' } })
    shown.unmount()
    showPage(StationDesk)
    expect(await own()).toHaveValue('门口修路')
    await press('换成这一句')
    expect(await screen.findByRole('radio', { name: '门口修路', checked: true })).toBeVisible()
    expect(await own()).toHaveValue('')
  })

  test('an own reason and an own time are told as they are', async () => {
    showPage(StationDesk)
    await press(/照常开放/)
    fireEvent.change(await screen.findByRole('textbox', { name: /别的原因/ }), {
      target: { value: '门口修路' },
    })
    await press('换成这一句')
    expect(await screen.findByRole('radio', { name: '门口修路', checked: true })).toBeVisible()
    await pick('定个时间')
    const sheet = within(screen.getByRole('dialog'))
    fireEvent.change(sheet.getByLabelText('哪天'), { target: { value: '2026-11-25' } })
    fireEvent.change(sheet.getByLabelText('几点'), { target: { value: '14:30' } })
    fireEvent.click(sheet.getByRole('button', { name: '就到这时' }))
    await settle()
    expect(inputs('station.setClosed').at(-1)).toMatchObject({
      closure: { reason: { zh: '门口修路' }, until: '2026-11-25T06:30:00.000Z' },
    })
  })

  test('tapped again when the answer was lost, also after the page was closed, it is the same act', async () => {
    const answer = service.answers['station.setClosed']
    service.answers['station.setClosed'] = () => {
      throw new Refusal('UNAVAILABLE', 503, '服务忙，请稍后再试。')
    }
    const shown = showPage(StationDesk)
    await press(/照常开放/)
    expect(await screen.findByText('服务忙，请稍后再试。')).toBeVisible()
    shown.unmount()
    showPage(StationDesk)
    if (answer) service.answers['station.setClosed'] = answer
    await press(/照常开放/)
    expect(await screen.findByText('已告诉大家：临时关闭')).toBeVisible()
    await press(/临时关闭中/)
    expect(await screen.findByRole('button', { name: /照常开放/, pressed: true })).toBeVisible()
    await press(/照常开放/)
    await screen.findByRole('button', { name: /临时关闭中/ })
    await settle()
    const keys = keysOf('station.setClosed')
    const [first] = keys
    const again = keys.filter(key => key === first).length
    // Closed until answered, opened, and closed anew.
    expect([again, new Set(keys).size]).toEqual([keys.length - 2, 3])
    expect(again).toBeGreaterThan(1)
  })

  test('a time that is over cannot be set; a refusal is said and nothing changes', async () => {
    showPage(StationDesk)
    await press(/照常开放/)
    await pick('定个时间')
    const sheet = within(screen.getByRole('dialog'))
    fireEvent.change(sheet.getByLabelText('哪天'), { target: { value: '2026-11-23' } })
    fireEvent.change(sheet.getByLabelText('几点'), { target: { value: '09:00' } })
    expect(sheet.getByRole('button', { name: '就到这时' })).toBeDisabled()
    fireEvent.click(sheet.getByRole('button', { name: '关闭' }))
    service.answers['station.setClosed'] = () => {
      throw new Refusal('FORBIDDEN', 403, '你没有权限做这一步。')
    }
    await press(/临时关闭中/)
    expect(await screen.findByText('你没有权限做这一步。')).toBeVisible()
    expect(screen.getByRole('button', { name: /临时关闭中/ })).toBeVisible()
  })
})

test('a door that somebody else closed is not closed over them: what they said is read', async () => {
  showPage(StationDesk)
  await screen.findByRole('button', { name: /照常开放/ })
  const theirs = { reason: { zh: '水管爆裂' }, until: null, since: '2026-11-23T01:59:00.000Z' }
  service.answers['station.setClosed'] = () => {
    change({ closure: theirs, closedByStaff: true })
    throw new Refusal('CHANGED_MEANWHILE', 409, '刚才有人改过这个驿站。', [
      { path: 'closure', message: '11-23 09:59 督办关了门：水管爆裂' },
    ])
  }
  await press(/照常开放/)
  expect(await screen.findByText('11-23 09:59 督办关了门：水管爆裂')).toBeVisible()
  expect(await screen.findByRole('radio', { name: '水管爆裂', checked: true })).toBeVisible()
  service.answers['station.setClosed'] = () => change({ closure: null, closedByStaff: false })
  await press(/临时关闭中/)
  await settle()
  expect(inputs('station.setClosed').at(-1)).toMatchObject({ closure: null, seen: theirs.since })
})

test('where the cases cannot be read it says so, and asks again', async () => {
  const answer = service.answers['station.lockedReports']
  service.answers['station.lockedReports'] = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好，请稍后再试。')
  }
  cases = [aLockedCase()]
  showPage(StationDesk)
  expect(await screen.findByText('网络不太好，请稍后再试。')).toBeVisible()
  if (answer) service.answers['station.lockedReports'] = answer
  await press('再试一次')
  expect(await screen.findByText('3 人到了没开门')).toBeVisible()
})

describe('what is free', () => {
  test('is counted by taps and told at once', async () => {
    showPage(StationDesk)
    await press('空座少一个')
    await press('空座少一个')
    await press('空充电位 满了')
    expect(inputs('station.setLive')).toEqual([])
    await press('告诉大家')
    expect(await screen.findByText('大家现在看到的就是这些')).toBeVisible()
    expect(inputs('station.setLive')).toEqual([{ stationId: 'LG-1', seatsFree: 4, chargersFree: 0 }])
  })

  test('the same again is news of this minute', async () => {
    showPage(StationDesk)
    expect(await screen.findByText('上次清点：3 分钟前')).toBeVisible()
    await press('没变，还是这些')
    expect(await screen.findByText('上次清点：刚刚')).toBeVisible()
    expect(inputs('station.setLive')).toEqual([{ stationId: 'LG-1', seatsFree: 6, chargersFree: 2 }])
  })

  test('never goes below none or beyond all, and what nobody counted must be counted first', async () => {
    station = aStationForEdit({ live: null })
    showPage(StationDesk)
    expect(await screen.findByText('还没有人清点过')).toBeVisible()
    expect(screen.getByRole('button', { name: '告诉大家' })).toBeDisabled()
    await press('空座 全空')
    expect(screen.getByRole('button', { name: '空座多一个' })).toBeDisabled()
    await press('空充电位 满了')
    expect(screen.getByRole('button', { name: '空充电位少一个' })).toBeDisabled()
    await press('告诉大家')
    await settle()
    expect(inputs('station.setLive')).toEqual([{ stationId: 'LG-1', seatsFree: 12, chargersFree: 0 }])
  })

  test('a newer count of somebody else wins, and what was counted stays to be looked at', async () => {
    service.answers['station.setLive'] = () => {
      throw new Refusal('NEWER_COUNT', 409, '已经有更新的数字了，没有用你这次的。')
    }
    showPage(StationDesk)
    await press('空座少一个')
    await press('告诉大家')
    expect(await screen.findByText('已经有更新的数字了，没有用你这次的。')).toBeVisible()
    expect(within(screen.getByRole('group', { name: '空座' })).getByText('5')).toBeVisible()
  })
})

describe('special days', () => {
  test('are told ahead, closed or at other hours, and taken back', async () => {
    showPage(StationDesk)
    await press('加一天或几天')
    const sheet = within(screen.getByRole('dialog'))
    fireEvent.change(sheet.getByLabelText('从'), { target: { value: '2026-12-01' } })
    fireEvent.click(sheet.getByRole('radio', { name: '时间不一样' }))
    fireEvent.change(sheet.getByLabelText('关门'), { target: { value: '00:00' } })
    fireEvent.change(sheet.getByRole('textbox', { name: '说明（选填）' }), { target: { value: ' 夜市 ' } })
    fireEvent.click(sheet.getByRole('button', { name: '加上' }))
    expect(await screen.findByText('12月1日 周二')).toBeVisible()
    expect(inputs('station.setException')).toEqual([
      {
        stationId: 'LG-1',
        from: '2026-12-01',
        to: '2026-12-01',
        ranges: [{ from: '09:00', to: '24:00' }],
        note: { zh: '夜市' },
        seen: [],
      },
    ])
    await press('删去12月1日 周二')
    expect(await screen.findByText('接下来都按平时的时间来。')).toBeVisible()
    expect(inputs('station.removeException')).toEqual([
      expect.objectContaining({ stationId: 'LG-1', from: '2026-12-01', to: '2026-12-01' }),
    ])
  })

  test('told again when the answer was lost are the same act; told anew later another', async () => {
    const answer = service.answers['station.setException']
    service.answers['station.setException'] = () => {
      throw new Refusal('UNAVAILABLE', 503, '服务忙，请稍后再试。')
    }
    const sheet = () => within(screen.getByRole('dialog'))
    const tell = async () => {
      await press('加一天或几天')
      fireEvent.change(sheet().getByLabelText('从'), { target: { value: '2026-12-01' } })
      fireEvent.click(sheet().getByRole('button', { name: '加上' }))
    }
    const shown = showPage(StationDesk)
    await tell()
    expect(await sheet().findByText('服务忙，请稍后再试。')).toBeVisible()
    const before = keysOf('station.setException').length
    shown.unmount()
    if (answer) service.answers['station.setException'] = answer
    showPage(StationDesk)
    await tell()
    await press('删去12月1日 周二')
    expect(await screen.findByText('接下来都按平时的时间来。')).toBeVisible()
    await tell()
    expect(await screen.findByText('12月1日 周二')).toBeVisible()
    const keys = keysOf('station.setException')
    expect(keys).toHaveLength(before + 2)
    expect(new Set(keys.slice(0, before + 1)).size).toBe(1)
    expect(keys.at(-1)).not.toBe(keys[0])
    expect(keysOf('station.removeException')).toHaveLength(1)
  })

  test('a refusal stays in the sheet with everything that was chosen', async () => {
    service.answers['station.setException'] = () => {
      throw new Refusal('TOO_MANY_EXCEPTIONS', 409, '特殊日期太多了，最多 60 天。先删去不要的。')
    }
    showPage(StationDesk)
    await press('加一天或几天')
    const sheet = within(screen.getByRole('dialog'))
    fireEvent.change(sheet.getByLabelText('从'), { target: { value: '2026-12-01' } })
    fireEvent.click(sheet.getByRole('button', { name: '加上' }))
    expect(await sheet.findByText(/最多 60 天/)).toBeVisible()
    expect(sheet.getByLabelText('从')).toHaveValue('2026-12-01')
  })
})

test('who stood before the door in vain is counted and answered', async () => {
  cases = [aLockedCase()]
  showPage(StationDesk)
  expect(await screen.findByText('3 人到了没开门')).toBeVisible()
  expect(screen.getByText(/最近 7 天共 5 人/)).toBeVisible()
  await press('答复')
  const sheet = within(screen.getByRole('dialog'))
  const send = sheet.getByRole('button', { name: '答复这 3 人' })
  expect(send).toBeDisabled()
  fireEvent.click(sheet.getByRole('radio', { name: /其他/ }))
  // "Something else" alone says nothing.
  expect(send).toBeDisabled()
  fireEvent.click(sheet.getByRole('radio', { name: /已经开门了/ }))
  fireEvent.click(send)
  expect(await screen.findByText('已答复，他们打开驿站就能看到')).toBeVisible()
  expect(inputs('station.answerLocked')).toEqual([{ caseId: 'LG-1#1', code: 'fixed', note: '' }])
  expect(await screen.findByText('驿站工作人员 · 刚刚')).toBeVisible()
})

test('the record leads to its edit and says what staff changed', async () => {
  station = aStationForEdit({ edited: { at: new Date(NOW - 3600_000).toISOString(), fields: ['phone'] } })
  showPage(StationDesk)
  expect(await screen.findByText('1 小时前改过：电话')).toBeVisible()
  await press('修改资料')
  await press('看居民看到的')
  expect(phone.visited).toEqual([
    'to /packages/staff/station-edit/index?id=LG-1',
    'to /packages/resident/station/index?id=LG-1',
  ])
})

test('no such station, or not mine', async () => {
  service.answers['station.forEdit'] = () => {
    throw new Refusal('NOT_FOUND', 404, '没有找到，可能已经撤下。')
  }
  const shown = showPage(StationDesk)
  expect(await screen.findByText('没有这个驿站')).toBeVisible()
  shown.unmount()
  freshPhone()
  phone.params = { id: 'LG-1' }
  service.answers['station.forEdit'] = () => {
    throw new Refusal('FORBIDDEN', 403, '你没有权限做这一步。')
  }
  const other = showPage(StationDesk)
  expect(await screen.findByText('这里不归你管')).toBeVisible()
  other.unmount()
  // Whose role is suspended reads that, since when, and whom to ask.
  freshPhone()
  phone.params = { id: 'LG-1' }
  grants = [aGrant({ role: 'station_staff', state: 'suspended', suspendedAt: '2026-11-20T02:00:00.000Z' })]
  const suspended = showPage(StationDesk)
  expect(await screen.findByText('你的驿站工作人员角色暂停了')).toBeVisible()
  expect(screen.getByText(/11月20日起.*找你上级的督办或管理员/)).toBeVisible()
  suspended.unmount()
  // A role that is suspended elsewhere has nothing to do with it.
  freshPhone()
  phone.params = { id: 'LG-1' }
  const elsewhere = { kind: 'station', id: 'LG-9' } as const
  grants = [
    aGrant({ id: 'works', role: 'station_staff', place: elsewhere }),
    aGrant({ id: 'gone', role: 'grid_officer', state: 'suspended', place: { kind: 'area', id: '1' } }),
  ]
  showPage(StationDesk)
  expect(await screen.findByText('这里不归你管')).toBeVisible()
})
