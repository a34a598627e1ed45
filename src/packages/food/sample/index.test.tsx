import { fireEvent, screen, within } from '@testing-library/react'
import type { DeskSample } from '../../../../domain/sample/views'
import { deskSample } from '../../../../test/pages/stubs/samples'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import { locale } from '../../../i18n/locale'
import DeskSamplePage from '.'

const ID = '1'.repeat(32)

let service: Service
let item: DeskSample
beforeEach(() => {
  freshPhone()
  phone.params = { id: ID }
  item = deskSample()
  service = startService({
    'samples.one': () => item,
    'samples.catalogue': () => ({
      categories: [],
      tests: [
        {
          code: 'pesticide',
          analyte: '农药残留',
          methodCode: null,
          categories: ['leaf_vegetables'],
          typicalMinutes: 30,
          demo: true,
        },
        {
          code: 'formaldehyde',
          analyte: '甲醛',
          methodCode: null,
          categories: ['seafood'],
          typicalMinutes: null,
          demo: false,
        },
      ],
    }),
    'samples.start': () => item,
    'samples.startAgain': () => item,
    'samples.enter': () => item,
    'samples.verify': () => item,
    'samples.reject': () => item,
    'samples.invalidate': () => deskSample({ id: '8'.repeat(32), state: 'registered' }),
  })
})
const inputOf = (name: string) => service.calls.find(call => call.name === name)?.input
const button = (name: string) => screen.getByRole('button', { name })
const screened = (result: 'negative' | 'positive') =>
  deskSample().tests.map(test => ({ ...test, results: [{ round: 1, result, reading: '抑制率 8%' }] }))

test('is tested for what is fit for its category', async () => {
  item = deskSample({ state: 'registered', tests: [], may: ['start', 'reject'] })
  showPage(DeskSamplePage)
  expect(await screen.findByRole('button', { name: '农药残留 · 演示项目' })).toBeVisible()
  expect(screen.queryByRole('button', { name: /甲醛/ })).toBeNull()
  expect(button('开始检测')).toBeDisabled()
  fireEvent.click(button('农药残留 · 演示项目'))
  fireEvent.click(button('开始检测'))
  expect(await screen.findByText('开始检测了')).toBeVisible()
  expect(inputOf('samples.start')).toEqual({ sampleId: ID, version: 2, tests: ['pesticide'] })
})

test('its results are entered with their readings', async () => {
  showPage(DeskSamplePage)
  expect(await screen.findByRole('button', { name: '保存结果' })).toBeDisabled()
  fireEvent.click(screen.getByRole('radio', { name: '阴性' }))
  fireEvent.change(screen.getByRole('textbox', { name: '农药残留的读数（选填）' }), {
    target: { value: '抑制率 8% ' },
  })
  service.answers['samples.enter'] = () => deskSample({ state: 'to_verify' })
  fireEvent.click(button('保存结果'))
  expect(await screen.findByText('录完了，等另一位同事复核')).toBeVisible()
  expect(inputOf('samples.enter')).toEqual({
    sampleId: ID,
    version: 2,
    results: [{ test: 'pesticide', result: 'negative', reading: '抑制率 8%' }],
  })
})

test('a second person verifies; of a first positive it is said that it is screened again', async () => {
  item = deskSample({
    state: 'to_verify',
    tests: screened('positive'),
    may: ['publish', 'ask_again', 'send_back'],
  })
  service.answers['samples.verify'] = () => deskSample({ state: 'screen_again' })
  showPage(DeskSamplePage)
  expect(await screen.findByText('阳性 · 抑制率 8%')).toBeVisible()
  fireEvent.click(button('复核无误，要再测一次'))
  expect(await screen.findByText('要再测一次，已告诉送样人')).toBeVisible()
  expect(inputOf('samples.verify')).toEqual({ sampleId: ID, version: 2, decision: 'confirm' })
})

test('is sent back with a word', async () => {
  item = deskSample({
    state: 'to_verify',
    tests: screened('negative'),
    may: ['publish', 'ask_again', 'send_back'],
  })
  showPage(DeskSamplePage)
  expect(await screen.findByRole('button', { name: '复核无误' })).toBeVisible()
  fireEvent.click(button('退回重测'))
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getByRole('button', { name: '退回重测' })).toBeDisabled()
  fireEvent.change(sheet.getByRole('textbox'), { target: { value: '抄错了' } })
  fireEvent.click(sheet.getByRole('button', { name: '退回重测' }))
  expect(await screen.findByText('退回了')).toBeVisible()
  expect(inputOf('samples.verify')).toEqual({
    sampleId: ID,
    version: 2,
    decision: 'send_back',
    words: '抄错了',
  })
})

test('who entered the result has no button for it, and reads why', async () => {
  item = deskSample({ state: 'to_verify', tests: screened('negative'), may: [], forAnother: true })
  showPage(DeskSamplePage)
  expect(await screen.findByText(/接下来由另一位同事来/)).toBeVisible()
  expect(screen.queryByRole('button', { name: '复核无误' })).toBeNull()
})

test('another tester takes up the second screening', async () => {
  item = deskSample({
    state: 'screen_again',
    firstFinding: 'positive',
    tests: screened('positive'),
    may: ['start_again'],
  })
  showPage(DeskSamplePage)
  expect(await screen.findByText('初筛阳性，只告诉送样人')).toBeVisible()
  fireEvent.click(button('我来再测一次'))
  expect(await screen.findByText('开始检测了')).toBeVisible()
  expect(inputOf('samples.startAgain')).toEqual({ sampleId: ID, version: 2 })
})

test('a published one can be marked as not valid, with a reason; the fresh one opens', async () => {
  item = deskSample({
    state: 'published',
    outcome: 'negative',
    tests: screened('negative'),
    may: ['invalidate'],
  })
  showPage(DeskSamplePage)
  fireEvent.click(await screen.findByRole('button', { name: '结果作废' }))
  const sheet = within(screen.getByRole('dialog'))
  const confirm = () => sheet.getByRole('button', { name: '结果作废' })
  fireEvent.click(sheet.getByRole('button', { name: '其他' }))
  expect(confirm()).toBeDisabled()
  fireEvent.click(sheet.getByRole('button', { name: '测错了样品' }))
  fireEvent.click(confirm())
  expect(await screen.findByText('作废了，这是重测的样品')).toBeVisible()
  expect(inputOf('samples.invalidate')).toEqual({
    sampleId: ID,
    version: 2,
    reason: 'wrong_sample',
    words: '',
  })
  expect(phone.visited).toEqual([`to /packages/food/sample/index?id=${'8'.repeat(32)}`])
})

test('somebody else was faster: it is said who did what', async () => {
  service.answers['samples.reject'] = () => {
    throw new Refusal('CHANGED_MEANWHILE', 409, '刚才有了变化，看看再接着做。', [
      { path: 'version', message: '3' },
      { path: 'state', message: '11-23 09:59 快检员录完了结果' },
    ])
  }
  showPage(DeskSamplePage)
  fireEvent.click(await screen.findByRole('button', { name: '不测了' }))
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.click(sheet.getByRole('button', { name: '已经变质' }))
  fireEvent.click(sheet.getByRole('button', { name: '不测了' }))
  expect(await sheet.findByText('11-23 09:59 快检员录完了结果')).toBeVisible()
})

test('is told in English', async () => {
  locale.set('en')
  item = deskSample({ state: 'published', outcome: 'negative', tests: screened('negative'), may: [] })
  showPage(DeskSamplePage)
  expect(await screen.findAllByText(/Negative/)).not.toHaveLength(0)
})
