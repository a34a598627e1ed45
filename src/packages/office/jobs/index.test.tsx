import { fireEvent, screen, within } from '@testing-library/react'
import { chinaDate } from '../../../../domain/time/china-time'
import type { JobView, Undelivered } from '../../../../domain/operations/contract'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import Jobs from '.'

const aJob = (more: Partial<JobView> = {}): JobView => ({
  name: 'send-messages',
  title: '发微信通知',
  does: '把排着队的通知发到微信',
  schedule: '每分钟',
  health: 'well',
  lastStart: new Date(Date.now() - 60_000).toISOString(),
  lastSuccess: new Date(Date.now() - 3 * 60_000).toISOString(),
  done: 2,
  left: false,
  failures: 0,
  problem: null,
  ...more,
})
const aMessage: Undelivered = {
  id: '0123456789abcdef0123456789abcdef',
  kind: 'locked_answered',
  template: '驿站的答复',
  state: 'dead',
  reason: 'fields',
  code: 47003,
  attempts: 1,
  toldAt: new Date(Date.now() - 3_600_000).toISOString(),
  at: new Date(Date.now() - 3_500_000).toISOString(),
  version: 3,
}

let service: Service
let jobs: JobView[]
let messages: Undelivered[]
beforeEach(() => {
  freshPhone()
  jobs = [
    aJob(),
    aJob({
      name: 'purge-expired',
      title: '清理过期数据',
      schedule: '每天 03:30',
      health: 'failing',
      lastSuccess: null,
      failures: 2,
      problem: 'database',
    }),
  ]
  messages = [aMessage]
  service = startService({
    'staff.mine': () => ({ grants: [aGrant()] }),
    'operations.jobs': () => ({ items: jobs, dead: 1, waiting: 0 }),
    'operations.runs': () => ({
      items: [
        {
          id: 'purge-expired#7',
          startedAt: new Date(Date.now() - 60_000).toISOString(),
          endedAt: null,
          state: 'failed',
          done: 0,
          left: true,
          problem: 'database',
          requestId: 'r-77',
        },
      ],
      next: null,
    }),
    'operations.messageDays': () => ({
      items: [
        {
          date: chinaDate(Date.now()),
          countedAt: new Date().toISOString(),
          templates: [
            {
              template: '预约提醒',
              written: 9,
              inboxOnly: 2,
              unneeded: 0,
              waiting: 0,
              sent: 6,
              refused: 0,
              unknown: 0,
              dead: 1,
            },
          ],
        },
      ],
    }),
    'operations.undelivered': () => ({ items: messages, next: null }),
    'operations.sendAgain': () => {
      messages = []
      return { dueAt: new Date().toISOString() }
    },
  })
})

test('every job says when it last went well, and what is wrong', async () => {
  showPage(Jobs)
  expect(await screen.findByText('上次成功 3 分钟前')).toBeVisible()
  expect(screen.getByText('还没有成功过')).toBeVisible()
  // What fails comes first.
  expect(screen.getAllByText(/^每/).map(({ textContent }) => textContent)).toEqual(['每天 03:30', '每分钟'])
  expect(screen.getByText('连续 2 次没成 · 数据库没有正常回答')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: /清理过期数据/ }))
  const sheet = within(screen.getByRole('dialog'))
  expect(await sheet.findByText('日志编号 r-77')).toBeVisible()
})

test('a message that was given up says why, and goes out again', async () => {
  showPage(Jobs)
  expect(await screen.findByText('内容不合模板的要求')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '再发一次' }))
  expect(await screen.findByText('已重新排队')).toBeVisible()
  expect(service.calls.find(({ name }) => name === 'operations.sendAgain')?.input).toEqual({
    sendingId: aMessage.id,
    version: 3,
  })
  expect(await screen.findByText('通知在对方的「消息」里都看得到。')).toBeVisible()
})

test('what became of the messages of a day is said template by template', async () => {
  showPage(Jobs)
  expect(await screen.findByText('预约提醒')).toBeVisible()
  expect(screen.getByText('写了 9 · 发出 6 · 没同意或不在微信 2 · 没送达 1')).toBeVisible()
})

test('others are told what it takes', async () => {
  service.answers['staff.mine'] = () => ({ grants: [aGrant({ role: 'supervisor' })] })
  showPage(Jobs)
  expect(await screen.findByText('你现在不能看后台任务')).toBeVisible()
  expect(service.calls.map(({ name }) => name)).not.toContain('operations.jobs')
})

test('what failed can be tried again', async () => {
  service.answers['operations.jobs'] = () => {
    throw new Refusal('FORBIDDEN', 403, '你没有权限做这一步。')
  }
  showPage(Jobs)
  expect(await screen.findByText('你没有权限做这一步。')).toBeVisible()
  service.answers['operations.jobs'] = () => ({ items: jobs, dead: 1, waiting: 0 })
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('还没有成功过')).toBeVisible()
})
