import type { Locale } from '../contract/locale'

/** How a run came out; one that was cut off left no word, and the next went on with what it left. */
export const runStates = ['done', 'failed', 'cut_off'] as const
export type RunState = (typeof runStates)[number]

/** Why a run failed, in kinds: nothing of what it was about, which may be personal. */
export const runProblems = ['database', 'busy', 'taken_over', 'internal'] as const
export type RunProblem = (typeof runProblems)[number]

export const runProblemWords: Readonly<Record<Locale, Readonly<Record<RunProblem, string>>>> = {
  'zh-CN': {
    database: '数据库没有正常回答',
    busy: '同一份数据有别人在写，让了路',
    taken_over: '停顿太久，由下一次接手',
    internal: '程序出错，要请维护人员看日志',
  },
  en: {
    database: 'The database did not answer as it should',
    busy: 'Others were writing the same data, it gave way',
    taken_over: 'It stood still for too long, the next run took over',
    internal: 'The program failed: engineers find it in the log',
  },
}

/** How a job stands. */
export const jobHealths = ['well', 'running', 'never', 'late', 'failing'] as const
export type JobHealth = (typeof jobHealths)[number]
