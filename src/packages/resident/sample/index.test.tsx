import { fireEvent, screen } from '@testing-library/react'
import type { MySample } from '../../../../domain/sample/views'
import { mySample } from '../../../../test/pages/stubs/samples'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import { locale } from '../../../i18n/locale'
import Sample from '.'

const ID = '1'.repeat(32)

let service: Service
let item: MySample
beforeEach(() => {
  freshPhone()
  phone.params = { id: ID }
  item = mySample()
  service = startService({ 'samples.mineOne': () => item })
})

test('tells how far it is, and nothing that nobody has verified', async () => {
  showPage(Sample)
  expect(await screen.findByText('正在测，测完还要另一个人复核。')).toBeVisible()
  expect(screen.getByText('编号 482 051 7736')).toBeVisible()
  expect(screen.getByText('还没出')).toBeVisible()
  expect(screen.getByText('演示项目')).toBeVisible()
  expect(screen.getByText('收下样品')).toBeVisible()
  expect(service.calls[0]?.input).toEqual({ sampleId: ID })
})

test('a first positive is called so, with what to do meanwhile', async () => {
  item = mySample({
    state: 'screen_again',
    firstFinding: 'positive',
    tests: [{ analyte: '农药残留', demo: false, results: ['positive'] }],
  })
  showPage(Sample)
  expect(await screen.findAllByText('初筛阳性')).toHaveLength(2)
  expect(screen.getByText(/还不是结论，也只有你看得到/)).toBeVisible()
  expect(screen.getByText(/先别吃，也别扔/)).toBeVisible()
})

test('what two testers found is said as what it is, screening by screening', async () => {
  item = mySample({
    state: 'published',
    outcome: 'positive',
    tests: [{ analyte: '农药残留', demo: false, results: ['positive', 'positive'] }],
  })
  showPage(Sample)
  expect(await screen.findByText(/不是法定检验结论/)).toBeVisible()
  expect(screen.getByText('第 1 次 初筛阳性')).toBeVisible()
  expect(screen.getByText('第 2 次 阳性')).toBeVisible()
})

test('an invalid one says why and leads to the fresh test', async () => {
  item = mySample({
    state: 'invalidated',
    outcome: 'negative',
    reason: { code: 'wrong_entry', words: '' },
    replacedBy: '2'.repeat(32),
  })
  showPage(Sample)
  expect(await screen.findByText('原来的结果不算数，别按它判断。')).toBeVisible()
  expect(screen.getByText('原因：结果录错了。')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '看重测的样品' }))
  expect(phone.visited).toEqual([`to /packages/resident/sample/index?id=${'2'.repeat(32)}`])
})

test('what a first screening found is not hidden where there was no second one', async () => {
  item = mySample({
    state: 'rejected',
    firstFinding: 'positive',
    reason: { code: 'too_little', words: '' },
    tests: [{ analyte: '农药残留', demo: false, results: ['positive'] }],
  })
  showPage(Sample)
  expect(await screen.findByText('没能再测')).toBeVisible()
  expect(screen.getByText('同一批的先别吃。')).toBeVisible()
})

test('somebody else’s is not there', async () => {
  service.answers['samples.mineOne'] = () => {
    throw new Refusal('NOT_FOUND', 404, '没有找到。')
  }
  showPage(Sample)
  fireEvent.click(await screen.findByRole('button', { name: '看我的送检' }))
  expect(phone.visited).toEqual(['to /packages/resident/my-samples/index'])
})

test('is told in English', async () => {
  locale.set('en')
  item = mySample({ state: 'published', outcome: 'negative' })
  showPage(Sample)
  expect(await screen.findByText(/It says nothing of anything else/)).toBeVisible()
})
