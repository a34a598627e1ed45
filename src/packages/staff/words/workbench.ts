import type { Locale } from '../../../../domain/contract/locale'
import type { Role } from '../../../../domain/role/roles'
import { locale } from '../../../i18n/locale'

const zhCN = {
  needs: '等你处理',
  nothing: '现在没有等你处理的事',
  toldToo: '有事会先出现在这里，也会发到「消息」。',
  /** What each role is there for; of those whose work comes to them from others. */
  duties: {
    station_staff: '管驿站的开门、空位和资料，答复「到了没开门」。',
    food_tester: '收样品、做检测、录结果。等你检的样品会排在这里。',
    food_verifier: '复核别人录的结果，通过了才公布。等你复核的会排在这里。',
    grid_officer: '看和办网格里居民提的事。派给你的会排在这里。',
    dispatcher: '分派居民提的事，审驿站照片，邀请网格员。',
    supervisor: '看到期没办完的事，催办、收尾。',
    convener: '主持邻里议事，写纪要。你这里开的议题会排在这里。',
    property_manager: '办小区里归物业的事，答复居民。转给你的会排在这里。',
    owners_committee: '答复归业委会的事。转给你的会排在这里。',
    administrator: '管全区的区域、驿站、人员和规则。',
  } satisfies Record<Role, string> as Record<Role, string>,
  locked: '到了没开门',
  lockedCount: (n: number) => `${n} 个驿站等答复`,
  emergencies: '应急状态',
  emergencyCount: (n: number) => `${n} 个正在进行`,
  station: '管我的驿站',
  stations: '我的驿站',
  stationsHint: '开门和空位',
  lockedHint: '看和答复',
  emergencyHint: '开始、结束',
  import: '导入驿站',
  importHint: '用表格批量',
}
export type WorkbenchWords = typeof zhCN

const en: WorkbenchWords = {
  needs: 'Waits for you',
  nothing: 'Nothing waits for you right now',
  toldToo: 'What comes stands here first, and in your messages.',
  duties: {
    station_staff:
      'Keeps the door, the free places and the record of a station; answers who found it locked.',
    food_tester: 'Takes samples in, tests them, enters results. Samples for you are listed here.',
    food_verifier: 'Verifies what another has entered before it is published. What waits is listed here.',
    grid_officer: 'Sees to what residents of the grid report. What is assigned to you is listed here.',
    dispatcher: 'Assigns what residents report, decides on photos, invites grid officers.',
    supervisor: 'Sees what is late, presses, and closes the loop.',
    convener: 'Leads consultations and writes minutes. Topics of your place are listed here.',
    property_manager:
      'Handles what is the property manager’s and answers. What is passed to you is listed here.',
    owners_committee: 'Answers what is the owners’ committee’s. What is passed to you is listed here.',
    administrator: 'Keeps the district’s areas, stations, people and rules.',
  },
  locked: 'Found locked',
  lockedCount: n => (n === 1 ? 'One station waits for an answer' : `${n} stations wait for an answer`),
  emergencies: 'Emergencies',
  emergencyCount: n => (n === 1 ? 'One in force' : `${n} in force`),
  station: 'Keep my station',
  stations: 'My stations',
  stationsHint: 'Door, seats, record',
  lockedHint: 'See and answer',
  emergencyHint: 'Start and end',
  import: 'Import stations',
  importHint: 'From a table',
}

const words: Record<Locale, WorkbenchWords> = { 'zh-CN': zhCN, en }

/** Texts of the workbench about stations. */
export const useWorkbenchWords = (): WorkbenchWords => words[locale.use()]
