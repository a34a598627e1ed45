import type { Words } from '../contract/locale'

/** Work that a timer starts, as it is deployed and as administrators read of it. */
interface JobTraits {
  readonly name: string
  /**
   * The function that its timer starts: one may have ten of them (Tencent Cloud SCF, quota limits). `jobs` is what
   * people wait for, `upkeep` all else.
   */
  readonly of: 'jobs' | 'upkeep'
  /** In the service's 7-field cron (second first), UTC+8. */
  readonly cron: string
  readonly title: Words
  /** What becomes of it, in one line. */
  readonly does: Words
}

/** Every job there is: the deployment makes its timers from this list, the page for administrators its rows. */
export const jobs = [
  {
    name: 'send-messages',
    of: 'jobs',
    cron: '20 * * * * * *',
    title: { 'zh-CN': '发微信通知', en: 'Send WeChat messages' },
    does: { 'zh-CN': '把排着队的通知发到微信', en: 'Sends what waits in the queue to WeChat' },
  },
  {
    name: 'count-messages',
    of: 'upkeep',
    cron: '0 25 * * * * *',
    title: { 'zh-CN': '统计微信通知', en: 'Count WeChat messages' },
    does: {
      'zh-CN': '按天数清每种通知写了多少、送到多少',
      en: 'Counts by day how many messages of each kind were written and sent',
    },
  },
  {
    name: 'carry-names',
    of: 'upkeep',
    cron: '0 * * * * * *',
    title: { 'zh-CN': '更新区域名称', en: 'Carry new names' },
    does: {
      'zh-CN': '区域改名后，把新名字写到它下面的驿站和角色',
      en: 'Writes the new name of an area to all that stands in it',
    },
  },
  {
    name: 'draw-covers',
    of: 'jobs',
    cron: '10 * * * * * *',
    title: { 'zh-CN': '补画照片遮盖', en: 'Draw what is covered' },
    does: {
      'zh-CN': '中断了没画成的遮盖接着画，画好前别人看不到照片',
      en: 'Draws covers that were cut off; until then others do not see the photo',
    },
  },
  {
    name: 'purge-expired',
    of: 'upkeep',
    cron: '50 */10 * * * * *',
    title: { 'zh-CN': '清理过期数据', en: 'Remove what has expired' },
    does: { 'zh-CN': '删掉过了保存期的记录', en: 'Removes records whose term is over' },
  },
  {
    name: 'purge-photos',
    of: 'upkeep',
    cron: '0 20 * * * * *',
    title: { 'zh-CN': '清理没用上的照片', en: 'Remove pictures that nobody uses' },
    does: {
      'zh-CN': '删掉上传后没用上的照片和原图',
      en: 'Removes pictures that were sent and not used, and originals',
    },
  },
  {
    name: 'delete-accounts',
    of: 'jobs',
    cron: '30 * * * * * *',
    title: { 'zh-CN': '注销收尾', en: 'Finish deleting accounts' },
    does: {
      'zh-CN': '把中断了的注销接着清完',
      en: 'Clears what is left of accounts whose deletion was cut off',
    },
  },
  {
    name: 'forget-phones',
    of: 'upkeep',
    cron: '0 50 3 * * * *',
    title: { 'zh-CN': '忘掉柜台留的号码', en: 'Forget numbers left at counters' },
    does: {
      'zh-CN': '没有账号的人留的回电号码，30 天后删掉',
      en: 'Removes call-back numbers of people without an account after 30 days',
    },
  },
  {
    name: 'make-exports',
    of: 'jobs',
    cron: '40 * * * * * *',
    title: { 'zh-CN': '准备资料副本', en: 'Make copies of data' },
    does: {
      'zh-CN': '接着做没人等着的资料副本，过期的删掉',
      en: 'Goes on with copies that nobody waits for, removes those whose day is over',
    },
  },
  {
    name: 'check-content',
    of: 'jobs',
    cron: '0 * * * * * *',
    title: { 'zh-CN': '检查投稿内容', en: 'Check what people send' },
    does: {
      'zh-CN': '请微信检查称呼、文字和照片，收回结果',
      en: 'Has WeChat judge names, words and pictures, and takes its answers',
    },
  },
  {
    name: 'remind',
    of: 'jobs',
    cron: '0 10 * * * * *',
    title: { 'zh-CN': '提醒工作人员', en: 'Remind staff' },
    does: {
      'zh-CN': '照片等了一天没人看、邀请快过期，各提醒一次',
      en: 'Of photos that have waited for a day, and of invitations about to expire',
    },
  },
  {
    name: 'end-submissions',
    of: 'upkeep',
    cron: '0 40 3 * * * *',
    title: { 'zh-CN': '结束过期的投稿', en: 'End what people sent' },
    does: {
      'zh-CN': '退回的投稿过了期限，连照片一起删掉',
      en: 'Removes what was refused when its term is over',
    },
  },
  {
    name: 'publish-slots',
    of: 'upkeep',
    cron: '15 5 * * * * *',
    title: { 'zh-CN': '放出预约时段', en: 'Publish slots' },
    does: {
      'zh-CN': '按每周安排、节假日和停约，放出往后几天的时段',
      en: 'Makes the slots of the days to come from weekly plans, holidays and closures',
    },
  },
  {
    name: 'settle-bookings',
    of: 'jobs',
    cron: '10 * * * * * *',
    title: { 'zh-CN': '照看预约', en: 'Look after bookings' },
    does: {
      'zh-CN': '把空出的名额给候补，收回过时的，放掉没来的，提醒快到时间的，收掉当天没叫到的号，核对余量',
      en: 'Passes places on to the line, ends offers, releases who did not come, reminds, ends the day’s queues, counts what is free',
    },
  },
] as const satisfies readonly JobTraits[]

export type JobName = (typeof jobs)[number]['name']
export const jobNames = jobs.map(({ name }) => name)
