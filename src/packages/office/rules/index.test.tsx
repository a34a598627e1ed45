import { act, fireEvent, screen, within } from '@testing-library/react'
import { onlineManager } from '@tanstack/react-query'
import type { Settings } from '../../../../domain/district/contract'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { aSettings } from '../../../../test/pages/stubs/settings'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { phone } from '../../../../test/pages/stubs/taro'
import Rules from '.'

let service: Service
let settings: Settings

beforeEach(() => {
  freshPhone()
  settings = aSettings()
  service = startService({
    'staff.mine': () => ({ grants: [aGrant()] }),
    'district.settings': () => settings,
    'district.setRules': ({ rules }: { rules: Settings['rules']['rules'] }) => {
      settings = aSettings({ rules: { version: 4, waiting: null, rules } })
      return settings
    },
    'district.withdraw': () => (settings = aSettings()),
  })
})

const callsOf = (name: string) => service.calls.filter(c => c.name === name).map(c => c.input)
const settle = () => act(() => jest.advanceTimersByTimeAsync(20))
const press = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const type = async (name: string | RegExp, value: string) => {
  fireEvent.change(await screen.findByRole('textbox', { name }), { target: { value } })
}

test('a number is changed after a look at it, with a reason', async () => {
  showPage(Rules)
  expect(await screen.findByRole('button', { name: '还没有改动' })).toBeDisabled()
  await type(/座位数算新/, '20')
  await press('看一眼，保存 1 处改动')
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getByText('15 分钟')).toBeVisible()
  expect(sheet.getByText('20 分钟')).toBeVisible()
  expect(sheet.getByRole('button', { name: '保存' })).toBeDisabled()
  await type('为什么改', '现场反馈')
  await press('保存')
  await settle()
  expect(callsOf('district.setRules')).toEqual([
    {
      version: 3,
      rules: { ...aSettings().rules.rules, freshness: { freshMinutes: 20, staleMinutes: 60 } },
      reason: '现场反馈',
    },
  ])
  expect(screen.getByText('保存了。居民的页面半分钟内更新。')).toBeVisible()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('why, begun in a sheet that was closed, is there again, says so, and can be let go', async () => {
  showPage(Rules)
  await type(/座位数算新/, '20')
  await press('看一眼，保存 1 处改动')
  await type('为什么改', '现场反馈')
  expect(screen.queryByText('这是你上次没发出的内容')).not.toBeInTheDocument()
  await press('关闭')
  await press('看一眼，保存 1 处改动')
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getByRole('textbox', { name: '为什么改' })).toHaveValue('现场反馈')
  expect(sheet.getByText('这是你上次没发出的内容')).toBeVisible()
  fireEvent.click(sheet.getByRole('button', { name: '重新填写' }))
  expect(sheet.getByRole('textbox', { name: '为什么改' })).toHaveValue('')
})

test('what is typed while a change is on its way is kept: the next number, and why', async () => {
  showPage(Rules)
  await type(/座位数算新/, '20')
  await press('看一眼，保存 1 处改动')
  await type('为什么改', '现场反馈')
  const answer = service.answers['district.setRules']
  service.answers['district.setRules'] = (input, call) => {
    const number = screen.getAllByRole('textbox').find(one => one.getAttribute('value') === '20')
    if (number) fireEvent.change(number, { target: { value: '25' } })
    fireEvent.change(screen.getByRole('textbox', { name: '为什么改' }), { target: { value: '再放宽一点' } })
    return answer?.(input, call)
  }
  await press('保存')
  await settle()
  expect(callsOf('district.setRules')).toMatchObject([{ rules: { freshness: { freshMinutes: 20 } } }])
  expect(await screen.findByRole('textbox', { name: /座位数算新/ })).toHaveValue('25')
  await press('看一眼，保存 1 处改动')
  expect(screen.getByRole('textbox', { name: '为什么改' })).toHaveValue('再放宽一点')
})

test('the quiet hours are told beside the rules, where something is sent by WeChat', async () => {
  const shown = showPage(Rules)
  expect(await screen.findByText('22:00–次日 8:00')).toBeVisible()
  shown.unmount()
  freshPhone()
  settings = aSettings({ quiet: null })
  showPage(Rules)
  expect(await screen.findByRole('textbox', { name: /座位数算新/ })).toBeVisible()
  expect(screen.queryByText('免打扰')).toBeNull()
})

test('it can wait for a day, from midnight in China on', async () => {
  showPage(Rules)
  await type(/座位数算新/, '20')
  await press(/保存 1 处改动/)
  fireEvent.click(screen.getByRole('radio', { name: '定个日子' }))
  fireEvent.change(screen.getByLabelText('生效日（零点起）'), { target: { value: '2026-12-01' } })
  await type('为什么改', '下月起')
  await press('保存')
  await settle()
  expect(callsOf('district.setRules')).toMatchObject([{ from: '2026-11-30T16:00:00.000Z' }])
})

test.each([
  ['0', '填 1 到 1440'],
  ['1441', '填 1 到 1440'],
  ['', '填整数'],
  ['十', '填整数'],
])('%j is said to be wrong, and cannot be saved', async (typed, problem) => {
  showPage(Rules)
  await type(/座位数算新/, typed)
  expect(screen.getByRole('alert')).toHaveTextContent(problem)
  expect(screen.getByRole('button', { name: /还没有改动|保存/ })).toBeDisabled()
})

test('somebody changed it meanwhile: told what, and what was typed is kept and saved over the new version', async () => {
  const answer = service.answers['district.setRules']
  service.answers['district.setRules'] = () => {
    const { rules } = aSettings().rules
    settings = aSettings({
      rules: { version: 4, waiting: null, rules: { ...rules, open: { soonMinutes: 5 } } },
    })
    throw new Refusal('CHANGED_MEANWHILE', 409, '刚才有人改过', [
      { path: 'version', message: '4' },
      { path: 'open.soonMinutes', message: '快开门、快关门：60 分钟 → 5 分钟' },
    ])
  }
  showPage(Rules)
  await type(/座位数算新/, '20')
  await press(/保存 1 处改动/)
  await type('为什么改', '现场反馈')
  await press('保存')
  await settle()
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getByRole('alert')).toHaveTextContent('快开门、快关门：60 分钟 → 5 分钟')
  expect(sheet.getByRole('alert')).not.toHaveTextContent('4')
  if (answer) service.answers['district.setRules'] = answer
  await press('保存')
  await settle()
  expect(callsOf('district.setRules').at(-1)).toMatchObject({
    version: 4,
    rules: { open: { soonMinutes: 5 }, freshness: { freshMinutes: 20 } },
  })
})

test('what the service refuses stands at its field', async () => {
  service.answers['district.setRules'] = () => {
    throw new Refusal('INVALID_INPUT', 400, '座位数过期：要比「座位数算新」的分钟数大。', [
      { path: 'rules.freshness.staleMinutes', message: '座位数过期：要比「座位数算新」的分钟数大。' },
    ])
  }
  showPage(Rules)
  await type(/座位数过期/, '10')
  await press(/保存 1 处改动/)
  await type('为什么改', '试一试')
  await press('保存')
  await settle()
  expect(screen.getAllByText('座位数过期：要比「座位数算新」的分钟数大。').length).toBeGreaterThan(1)
})

test('a version that waits is shown, holds the fields, and can be taken back', async () => {
  settings = aSettings({
    rules: {
      ...aSettings().rules,
      waiting: {
        number: 4,
        from: '2026-11-30T16:00:00.000Z',
        changes: [{ label: '座位数算新', before: '15 分钟', after: '20 分钟' }],
      },
    },
  })
  showPage(Rules)
  expect(await screen.findByText(/起改成这样/)).toBeVisible()
  expect(screen.getByRole('textbox', { name: /座位数算新/ })).toBeDisabled()
  await press('撤回这一版')
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.change(sheet.getByRole('textbox', { name: '原因' }), { target: { value: '再议' } })
  fireEvent.click(sheet.getByRole('button', { name: '撤回这一版' }))
  await settle()
  expect(callsOf('district.withdraw')).toEqual([{ section: 'rules', number: 4, reason: '再议' }])
  expect(screen.getByText('已撤回')).toBeVisible()
})

test('its history is one tap away; others are told what it takes; no network is said', async () => {
  const shown = showPage(Rules)
  await press('改动记录')
  expect(phone.visited).toEqual(['to /packages/office/settings-history/index?section=rules'])
  shown.unmount()
  freshPhone()
  service.answers['staff.mine'] = () => ({ grants: [aGrant({ role: 'supervisor' })] })
  const other = showPage(Rules)
  expect(await screen.findByText('你现在不能改本区设置')).toBeVisible()
  other.unmount()
  freshPhone()
  onlineManager.setOnline(false)
  showPage(Rules)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})
