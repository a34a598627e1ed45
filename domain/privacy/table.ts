import type { KeptDatum, NeverKept } from './datum'
import { accountData } from './table-account'
import { briefData } from './table-brief'
import { doingsData } from './table-doings'
import { rolesData } from './table-roles'

/**
 * Everything that is kept about a person: the page for people, docs/privacy.md (`npm run api:docs`) and the test that
 * looks at what is really stored are made from this one table.
 *
 * To add a row, in the file of its group: say what it is, where it stands (`collection`, or `collection.field` where
 * only a part of a document is about a person), what for, how long, and what the deletion of the account does to it.
 * Then say in `documents.ts` how a person's documents are found, and run `npm run api:docs`. A collection in which
 * nobody stands goes into `withoutPersons` below. test/contract/privacy-table.test.ts fails until all three agree with
 * what is stored.
 */
export const keptData: readonly KeptDatum[] = [...accountData, ...doingsData, ...rolesData, ...briefData]

/** What no place keeps. */
export const neverKept: readonly NeverKept[] = [
  {
    what: { 'zh-CN': '你在哪里', en: 'Where you are' },
    instead: {
      'zh-CN': '只在你点的时候用来排远近，用完就丢，也不进日志',
      en: 'used at the tap to sort by distance and dropped; never logged',
    },
  },
  {
    what: { 'zh-CN': '真实姓名、身份证号', en: 'Your real name, your identity number' },
    instead: { 'zh-CN': '没有一处需要', en: 'nothing needs them' },
  },
]

/** Collections in which no person stands, nor anything that leads to one. */
export const withoutPersons: readonly string[] = [
  'stations',
  'settings',
  'emergencies',
  'audit_heads',
  'migrations',
  'leases',
  'job_runs',
  'message_days',
  'offerings',
  'slots',
  'sampling_rounds',
  'queues',
  'reminders',
]
