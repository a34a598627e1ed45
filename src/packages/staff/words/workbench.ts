import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhCN = {
  needs: '等你处理',
  nothing: '现在没有等你处理的事',
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
