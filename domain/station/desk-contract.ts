import * as z from 'zod/mini'
import { at, somewhere } from '../contract/allow'
import { mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { nameSchema } from '../contract/name-schema'
import { cursorSchema, instantSchema } from '../contract/wire'
import { pointSchema } from '../geo/geo'
import { stationPlace, type PlaceRef } from '../role/place'
import { placeSchema } from '../role/place-schema'
import { roles } from '../role/roles'
import { dateSchema } from '../time/working-calendar'
import { reading, stationCardSchema } from './card'
import { closureSchema } from './closure'
import { deskRoles } from './desk-roles'
import { stationIdSchema } from './codes'
import { exceptionSchema, timeRangeSchema, usualHoursSchema, MOST_EXCEPTIONS } from './hours'
import { liveStateSchema } from './live-state'
import { lockedAnswers, lockedAnswerSchema } from './locked-report'
import { officeFields } from './office-fields'
import { guessedLevelSchema, stationRecordSchema } from './record'

const toStation = (input: { stationId: string }): PlaceRef => stationPlace(input.stationId)
const toCase = (input: { caseId: string }): PlaceRef => ({ kind: 'locked_case', id: input.caseId })
const atStation = at(deskRoles, toStation)

/** Reports of one station that belong together: those since staff last answered. */
const caseIdSchema = lazySchema(() =>
  z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}#[1-9][0-9]{0,8}$/)),
)

/** What staff may change of what the office says. Single days that differ have procedures of their own. */
export const officeSchema = lazySchema(() => {
  const { name, kinds, hostType, address, location, area, phone, services, capacity, stepFree, toilet } =
    stationRecordSchema().shape
  return z.strictObject({
    name,
    kinds,
    hostType,
    address,
    location,
    area,
    /** As of a record; null says that somebody has told the area. */
    areaGuessed: z.nullable(guessedLevelSchema()),
    phone,
    hours: usualHoursSchema(),
    services,
    capacity,
    stepFree,
    toilet,
  })
})
export type Office = Parsed<typeof officeSchema>

export const stationForEditSchema = lazySchema(() =>
  z.strictObject({
    stationId: stationIdSchema(),
    /** Of what the office says: raised by every edit and import, and by nothing else. */
    version: z.int(),
    office: officeSchema(),
    /** Names of street and community, widest first. */
    areaNames: z.array(z.string()),
    exceptions: z.array(exceptionSchema()),
    closedByStaff: z.boolean(),
    closure: z.nullable(closureSchema()),
    live: z.nullable(liveStateSchema()),
    /** What staff changed since the office's list was last imported; null where list and station agree. */
    edited: z.nullable(z.strictObject({ at: instantSchema(), fields: z.array(z.string()) })),
    updatedAt: instantSchema(),
    demo: z.boolean(),
  }),
)
export type StationForEdit = Parsed<typeof stationForEditSchema>

/** A station with what it wants of its staff. */
export const deskStationSchema = lazySchema(() =>
  z.strictObject({
    ...stationCardSchema().shape,
    areaNames: z.array(z.string()),
    /** It offers seats or chargers, and nobody has said for long how many are free. */
    liveStale: z.boolean(),
    /** Staff's switch holds it closed at this moment. */
    closedBySwitch: z.boolean(),
    /** People who found it locked and have no answer yet. */
    lockedUnanswered: z.int(),
  }),
)
export type DeskStation = Parsed<typeof deskStationSchema>

/** Reports of one station that one answer answers. */
export const lockedCaseSchema = lazySchema(() =>
  z.strictObject({
    caseId: caseIdSchema(),
    stationId: stationIdSchema(),
    stationName: z.string(),
    areaNames: z.array(z.string()),
    /** How many different people reported in this case, and at the station within the last days. */
    people: z.int(),
    /** Those among them who came while it was to be closed by what is published. */
    outsideHours: z.int(),
    peopleLately: z.int(),
    firstAt: instantSchema(),
    lastAt: instantSchema(),
    answer: z.nullable(lockedAnswerSchema()),
    /** In which role it was answered. */
    answeredAs: z.nullable(z.enum(roles)),
  }),
)
export type LockedCase = Parsed<typeof lockedCaseSchema>

/** What the caller saw of the days in question: where they say something else by now, nothing is written. */
const seenDaysSchema = lazySchema(() => z.array(exceptionSchema()).check(z.maxLength(MOST_EXCEPTIONS)))

export const deskProcedures = {
  myStations: query({
    summary: 'Stations within my reach by distance, narrowed by words, each with what it wants of its staff.',
    input: () =>
      z.strictObject({
        text: z._default(z.string().check(z.maxLength(50)), ''),
        near: z.optional(pointSchema()),
        cursor: z.optional(cursorSchema()),
        limit: z._default(z.int().check(z.minimum(1), z.maximum(50)), 20),
      }),
    output: () =>
      z.strictObject({
        items: z.array(deskStationSchema()),
        next: z.nullable(cursorSchema()),
        ...reading(),
      }),
    allow: somewhere(deskRoles),
  }),
  deskNeeds: query({
    summary: 'How much at the stations within my reach waits for somebody.',
    input: () => z.strictObject({}),
    output: () =>
      z.strictObject({
        /** Cases of found-it-locked without an answer. */
        lockedCases: z.int(),
        /** Emergencies in force that the caller may end. */
        emergencies: z.int(),
      }),
    allow: somewhere(deskRoles),
  }),
  forEdit: query({
    summary:
      'Everything that staff say of a station, in both languages, with the version that an edit names.',
    input: () => z.strictObject({ stationId: stationIdSchema() }),
    output: stationForEditSchema,
    allow: atStation,
  }),
  edit: mutation({
    summary:
      'Changes what the office says of a station. A version that is no longer the newest is refused, with what was changed meanwhile.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        /** As `forEdit` gave it. */
        version: z.int(),
        /** Only what is to change; the rest stays. */
        changes: z.partial(officeSchema()),
      }),
    output: stationForEditSchema,
    allow: atStation,
    errors: ['CHANGED_MEANWHILE', 'AREA_OUT_OF_REACH'],
  }),
  setLive: mutation({
    summary: 'Says how many seats and chargers are free; null where nobody counted.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        seatsFree: liveStateSchema().shape.seatsFree,
        chargersFree: liveStateSchema().shape.chargersFree,
        /** When they were counted, where that was not just now. */
        countedAt: z.optional(instantSchema()),
      }),
    output: () => z.strictObject({ stationId: stationIdSchema(), live: z.nullable(liveStateSchema()) }),
    allow: atStation,
    errors: ['NEWER_COUNT'],
  }),
  setClosed: mutation({
    summary: 'Closes a station against its hours, with a reason for visitors and until when; null opens it.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        closure: z.nullable(z.strictObject({ reason: nameSchema(), until: z.nullable(instantSchema()) })),
        /** `since` of the closure that the caller saw, null for an open door: another one is not replaced unseen. */
        seen: z.nullable(instantSchema()),
      }),
    output: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        closedByStaff: z.boolean(),
        closure: z.nullable(closureSchema()),
      }),
    allow: atStation,
    errors: ['CHANGED_MEANWHILE'],
  }),
  setException: mutation({
    summary: 'Says that a station is closed, or open at other hours, on a day or on every day of a range.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        from: dateSchema(),
        to: dateSchema(),
        /** No range means closed. */
        ranges: z.array(timeRangeSchema()).check(z.maxLength(6)),
        note: z.optional(nameSchema()),
        /** What the caller saw of those days: others are not replaced unseen. */
        seen: seenDaysSchema(),
      }),
    output: () => z.strictObject({ stationId: stationIdSchema(), exceptions: z.array(exceptionSchema()) }),
    allow: atStation,
    errors: ['TOO_MANY_EXCEPTIONS', 'CHANGED_MEANWHILE'],
  }),
  removeException: mutation({
    summary: 'Lets the usual hours count again on a day or on every day of a range.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        from: dateSchema(),
        to: dateSchema(),
        seen: seenDaysSchema(),
      }),
    output: () => z.strictObject({ stationId: stationIdSchema(), exceptions: z.array(exceptionSchema()) }),
    allow: atStation,
    errors: ['CHANGED_MEANWHILE'],
  }),
  lockedReports: query({
    summary:
      'Who found a station of a place locked, by station: unanswered first, then newest first, 20 a page.',
    input: () => z.strictObject({ place: placeSchema(), cursor: z.optional(cursorSchema()) }),
    output: () =>
      z.strictObject({
        items: z.array(lockedCaseSchema()),
        next: z.nullable(cursorSchema()),
        /** What "lately" means. */
        days: z.int(),
      }),
    allow: at(deskRoles, (input: { place: PlaceRef }) => input.place),
  }),
  answerLocked: mutation({
    summary: 'Answers those who found a station locked; they read it on the station.',
    input: () =>
      z.strictObject({
        caseId: caseIdSchema(),
        code: z.enum(lockedAnswers),
        note: z._default(z.string().check(z.maxLength(200)), ''),
      }),
    output: lockedCaseSchema,
    allow: at(deskRoles, toCase),
    errors: ['ALREADY_ANSWERED'],
  }),
}

export const deskWords = {
  errors: {
    CHANGED_MEANWHILE: {
      'zh-CN': '刚才有人改过这个驿站。先看看改了什么，你填的还在。',
      en: 'Somebody has just changed this station. See what changed; what you typed is kept.',
    },
    AREA_OUT_OF_REACH: {
      'zh-CN': '新的社区不归你管，请由两边共同的上级来改。',
      en: 'The new community is outside your reach. Ask somebody in charge of both.',
    },
    NEWER_COUNT: {
      'zh-CN': '已经有更新的数字了，没有用你这次的。',
      en: 'A newer count is known already; yours was not used.',
    },
    TOO_MANY_EXCEPTIONS: {
      'zh-CN': '特殊日期太多了，最多 60 天。先删去不要的。',
      en: 'Too many special days: 60 at most. Remove some first.',
    },
    ALREADY_ANSWERED: {
      'zh-CN': '已经有人答复过了，请刷新看看。',
      en: 'Somebody has answered already. Please refresh.',
    },
  },
  fields: {
    ...officeFields,
    near: { 'zh-CN': '位置', en: 'place' },
    version: { 'zh-CN': '版本', en: 'version' },
    changes: { 'zh-CN': '修改内容', en: 'changes' },
    holidays: { 'zh-CN': '节假日开放时间', en: 'hours on public holidays' },
    seats: { 'zh-CN': '座位数', en: 'seats' },
    chargers: { 'zh-CN': '充电位数', en: 'chargers' },
    seatsFree: { 'zh-CN': '空座', en: 'seats free' },
    chargersFree: { 'zh-CN': '空充电位', en: 'chargers free' },
    countedAt: { 'zh-CN': '清点时间', en: 'time of the count' },
    closure: { 'zh-CN': '临时关闭', en: 'closure' },
    reason: { 'zh-CN': '原因', en: 'reason' },
    until: { 'zh-CN': '恢复时间', en: 'until when' },
    seen: { 'zh-CN': '看到的情况', en: 'what was seen' },
    to: { 'zh-CN': '结束日期', en: 'last day' },
    ranges: { 'zh-CN': '时段', en: 'hours' },
    note: { 'zh-CN': '说明', en: 'note' },
    place: { 'zh-CN': '地方', en: 'place' },
    caseId: { 'zh-CN': '反馈', en: 'report' },
    code: { 'zh-CN': '答复', en: 'answer' },
  },
} as const
