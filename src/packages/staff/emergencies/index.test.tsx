import { fireEvent, screen, within } from '@testing-library/react'
import type { EmergencyForStaff } from '../../../../domain/station/emergency-contract'
import { catalogue } from '../../../../test/pages/stubs/desk'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { phone } from '../../../../test/pages/stubs/taro'
import Emergencies from '.'

const running: EmergencyForStaff = {
  emergencyId: 'a'.repeat(32),
  area: '440307',
  areaName: '龙岗区',
  kinds: ['rest_station'],
  name: { zh: '防台风' },
  banner: { zh: '请就近避险' },
  services: ['charging'],
  ownServices: [{ zh: '热姜茶' }],
  hours: null,
  startedAt: '2026-11-23T01:00:00.000Z',
  endedAt: null,
}

let service: Service
let items: EmergencyForStaff[]
let above: EmergencyForStaff[]

beforeEach(() => {
  freshPhone()
  above = []
  items = [
    running,
    {
      ...running,
      emergencyId: 'b'.repeat(32),
      kinds: [],
      name: { zh: '高温清凉' },
      endedAt: '2026-11-23T01:30:00.000Z',
    },
  ]
  service = startService({
    'staff.mine': () => ({ grants: [aGrant()] }),
    'station.catalogue': () => catalogue,
    'station.emergencies': () => ({ items, next: null, above }),
    'station.endEmergency': ({ emergencyId }: { emergencyId: string }) => {
      items = items.map(one =>
        one.emergencyId === emergencyId ? { ...one, endedAt: '2026-11-23T02:00:00.000Z' } : one,
      )
      return items[0]
    },
  })
})

test('those in force come first with all they do; one question, and they end', async () => {
  showPage(Emergencies)
  expect(await screen.findByText('龙岗区 · 暖蜂驿站')).toBeVisible()
  expect(await screen.findAllByText('充电、热姜茶')).toHaveLength(2)
  expect(screen.getByText('龙岗区 · 所有驿站')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '结束' }))
  const sheet = within(screen.getByRole('dialog', { name: '结束「防台风」？' }))
  expect(service.calls.map(c => c.name)).not.toContain('station.endEmergency')
  fireEvent.click(sheet.getByRole('button', { name: '确认结束' }))
  expect(await screen.findByText('现在没有应急状态')).toBeVisible()
  expect(screen.getByText('9:00开始，10:00结束')).toBeVisible()
})

test('the next one starts from here', async () => {
  items = []
  showPage(Emergencies)
  expect(await screen.findByText('现在没有应急状态')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '开始应急状态' }))
  expect(phone.visited).toEqual(['to /packages/staff/emergency-start/index?area=440307'])
})

test('those of the areas above are seen, and not ended from here', async () => {
  items = []
  above = [running]
  showPage(Emergencies)
  expect(await screen.findByText('上级正在进行')).toBeVisible()
  expect(screen.getByText('龙岗区 · 暖蜂驿站')).toBeVisible()
  expect(screen.queryByText('现在没有应急状态')).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '结束' })).not.toBeInTheDocument()
})
