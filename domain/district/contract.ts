import * as z from 'zod/mini'
import { areaCodeSchema } from '../area/area'
import { somewhere } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { cursorSchema, instantSchema } from '../contract/wire'
import type { Role } from '../role/roles'
import { quietHoursSchema } from '../sending/templates'
import { serviceCodeSchema } from '../station/codes'
import { dateSchema, workingCalendarSchema } from '../time/working-calendar'
import { catalogueItemSchema, districtRulesSchema } from './district'
import { settingsSections } from './sections'
import { ruleFields } from './rule-fields'
import { settingsRoles } from './settings-roles'

const sectionSchema = lazySchema(() => z.enum(settingsSections))
const numberSchema = lazySchema(() => z.int().check(z.minimum(0), z.maximum(1_000_000)))
const reasonSchema = lazySchema(() => z.string().check(z.minLength(2), z.maxLength(200)))

/** What two versions say differently, in the person's language. */
const changeSchema = lazySchema(() =>
  z.strictObject({ label: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) }),
)

/** A version that is settled and comes into force later. */
const waitingSchema = lazySchema(() =>
  z.strictObject({ number: numberSchema(), from: instantSchema(), changes: z.array(changeSchema()) }),
)
export type WaitingSettings = Parsed<typeof waitingSchema>

const standing = () => ({
  /** Of the version in force; an act on an older one is refused. */
  version: numberSchema(),
  waiting: z.nullable(waitingSchema()),
})

export const settingsSchema = lazySchema(() =>
  z.strictObject({
    district: z.strictObject({ code: areaCodeSchema(), name: z.string() }),
    rules: z.strictObject({ ...standing(), rules: districtRulesSchema() }),
    catalogue: z.strictObject({
      ...standing(),
      services: z.array(catalogueItemSchema()),
      chips: z.array(serviceCodeSchema()),
    }),
    calendar: z.strictObject({ ...standing(), calendar: workingCalendarSchema() }),
    /** When phones are left alone; null where nothing is sent by WeChat. It comes with the district's folder. */
    quiet: z.nullable(quietHoursSchema()),
  }),
)
export type Settings = Parsed<typeof settingsSchema>

export const settingsVersionSchema = lazySchema(() =>
  z.strictObject({
    section: sectionSchema(),
    number: numberSchema(),
    /** Who made it, as they call themselves; null where it came with the district's folder. */
    by: z.nullable(z.string()),
    at: instantSchema(),
    /** When it came, or comes, into force. */
    from: instantSchema(),
    state: z.enum(['in_force', 'waiting', 'past', 'withdrawn']),
    reason: z.string(),
    /** The version that it brought back; null for any other. */
    returnedTo: z.nullable(numberSchema()),
    /** Against the version that was in force when it was made. */
    changes: z.array(changeSchema()),
  }),
)
export type SettingsVersion = Parsed<typeof settingsVersionSchema>

const allow = somewhere(settingsRoles satisfies readonly Role[])

/** What every change says beside itself. */
const change = () => ({
  /** The version in force that it began from. */
  version: numberSchema(),
  /** From when on it counts; at once where nothing is said. */
  from: z.optional(instantSchema()),
  reason: reasonSchema(),
})

const refusals = ['CHANGED_MEANWHILE', 'NOTHING_CHANGED', 'ALREADY_WAITING', 'NOT_IN_FUTURE'] as const

export const districtContract = defineContract(
  'district',
  {
    settings: query({
      summary: 'The rules, the service catalogue and the working calendar in force, and what waits to be.',
      input: () => z.strictObject({}),
      output: settingsSchema,
      allow,
    }),
    setRules: mutation({
      summary: 'Makes a new version of the rules.',
      input: () => z.strictObject({ ...change(), rules: districtRulesSchema() }),
      output: settingsSchema,
      allow,
      errors: refusals,
    }),
    setCatalogue: mutation({
      summary:
        'Makes a new version of the service catalogue and of the chips; services are retired, not removed.',
      input: () =>
        z.strictObject({
          ...change(),
          services: z.array(catalogueItemSchema()).check(z.minLength(1), z.maxLength(200)),
          chips: z.array(serviceCodeSchema()).check(z.maxLength(8)),
        }),
      output: settingsSchema,
      allow,
      errors: refusals,
    }),
    setYear: mutation({
      summary: 'Adds a year to the working calendar as the State Council announced it, or puts one right.',
      input: () =>
        z.strictObject({
          ...change(),
          year: z.int().check(z.minimum(2000), z.maximum(2100)),
          holidays: z.record(dateSchema(), z.string().check(z.minLength(1), z.maxLength(20))),
          makeUpDays: z.record(dateSchema(), z.string().check(z.minLength(1), z.maxLength(20))),
        }),
      output: settingsSchema,
      allow,
      errors: [...refusals, 'YEAR_APART'],
    }),
    returnTo: mutation({
      summary: 'Brings an earlier version back, as a new one.',
      input: () => z.strictObject({ ...change(), section: sectionSchema(), number: numberSchema() }),
      output: settingsSchema,
      allow,
      errors: refusals,
    }),
    withdraw: mutation({
      summary: 'Takes back a version that is not in force yet.',
      input: () =>
        z.strictObject({ section: sectionSchema(), number: numberSchema(), reason: reasonSchema() }),
      output: settingsSchema,
      allow,
      errors: ['NOT_WAITING'],
    }),
    history: query({
      summary: 'The versions of one section, newest first, 20 a page.',
      input: () => z.strictObject({ section: sectionSchema(), cursor: z.optional(cursorSchema()) }),
      output: () =>
        z.strictObject({ items: z.array(settingsVersionSchema()), next: z.nullable(cursorSchema()) }),
      allow,
    }),
    compare: query({
      summary: 'What would change if a version were brought back now.',
      input: () => z.strictObject({ section: sectionSchema(), number: numberSchema() }),
      output: () => z.strictObject({ version: numberSchema(), changes: z.array(changeSchema()) }),
      allow,
    }),
  },
  {
    errors: {
      CHANGED_MEANWHILE: {
        'zh-CN': '刚才有人改过，请看一眼再决定。',
        en: 'Somebody changed this just now. Have a look and decide again.',
      },
      NOTHING_CHANGED: { 'zh-CN': '没有改动，不用保存。', en: 'Nothing has changed, nothing to save.' },
      ALREADY_WAITING: {
        'zh-CN': '已有一版定好了时间还没生效，先撤回它再改。',
        en: 'A version is already waiting to come into force. Withdraw it first.',
      },
      NOT_IN_FUTURE: {
        'zh-CN': '生效时间要在将来一年之内。',
        en: 'It has to come into force within the coming year.',
      },
      YEAR_APART: {
        'zh-CN': '只能接着已有的年份加，中间不能空一年。',
        en: 'A year has to follow those that are there, without a gap.',
      },
      NOT_WAITING: {
        'zh-CN': '这一版已经生效或撤回了。',
        en: 'This version is in force already, or was withdrawn.',
      },
    },
    fields: {
      ...Object.fromEntries(ruleFields.map(({ field, label }) => [field, label])),
      version: { 'zh-CN': '版本', en: 'version' },
      number: { 'zh-CN': '版本', en: 'version' },
      section: { 'zh-CN': '类别', en: 'section' },
      from: { 'zh-CN': '生效时间', en: 'from' },
      reason: { 'zh-CN': '原因', en: 'reason' },
      rules: { 'zh-CN': '规则', en: 'rules' },
      services: { 'zh-CN': '服务', en: 'services' },
      chips: { 'zh-CN': '快捷筛选', en: 'quick filters' },
      code: { 'zh-CN': '服务代号', en: 'code' },
      name: { 'zh-CN': '名称', en: 'name' },
      zh: { 'zh-CN': '中文名', en: 'Chinese name' },
      en: { 'zh-CN': '英文名', en: 'English name' },
      icon: { 'zh-CN': '图标', en: 'icon' },
      aliases: { 'zh-CN': '别的叫法', en: 'other words' },
      year: { 'zh-CN': '年份', en: 'year' },
      holidays: { 'zh-CN': '放假的日子', en: 'days off' },
      makeUpDays: { 'zh-CN': '调休上班的日子', en: 'worked weekend days' },
      calendar: { 'zh-CN': '工作日历', en: 'working calendar' },
      cursor: { 'zh-CN': '翻页位置', en: 'list position' },
    },
  },
)
