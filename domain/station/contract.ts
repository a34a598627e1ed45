import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { areaCodeSchema } from '../area/area'
import { anyone, resident } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { cursorSchema, instantSchema } from '../contract/wire'
import { boundsSchema, pointSchema } from '../geo/geo'
import { dateSchema } from '../time/working-calendar'
import { timeRangeSchema, weekdaySchema } from './hours'
import { reading, serviceSchema, stationCardSchema } from './card'
import { hostTypeSchema, serviceCodeSchema, stationIdSchema, stationKindSchema } from './codes'
import { deskProcedures, deskWords } from './desk-contract'
import { emergencyProcedures, emergencyWords } from './emergency-contract'
import { myLockedReportSchema } from './locked-report'

/** Narrows a list and the map alike, so that both stay in step. */
export const stationFiltersSchema = lazySchema(() =>
  z.strictObject({
    /** Open at this moment. */
    openNow: z._default(z.boolean(), false),
    /** Any of these kinds; empty means every kind. */
    kinds: z._default(z.array(stationKindSchema()).check(z.maxLength(6)), []),
    /** All of these services. */
    services: z._default(z.array(serviceCodeSchema()).check(z.maxLength(6)), []),
    stepFree: z._default(z.boolean(), false),
    /** Name, address, pinyin or initials; words separated by spaces must all match. */
    text: z._default(z.string().check(z.maxLength(50)), ''),
  }),
)
export type StationFilters = Parsed<typeof stationFiltersSchema>

/** From where "near" is counted: a place, or the centre of an area that was picked by hand. */
export const originSchema = lazySchema(() =>
  z.union([z.strictObject({ point: pointSchema() }), z.strictObject({ area: areaCodeSchema() })]),
)
export type Origin = Parsed<typeof originSchema>

/** Where an answer counted from, in words: the area's name, or null for a place. */
const originOutSchema = lazySchema(() =>
  z.strictObject({ point: pointSchema(), areaName: z.nullable(z.string()) }),
)

export const stationPageSchema = lazySchema(() =>
  z.strictObject({
    items: z.array(stationCardSchema()),
    next: z.nullable(cursorSchema()),
    origin: z.nullable(originOutSchema()),
    ...reading(),
  }),
)
export type StationPage = Parsed<typeof stationPageSchema>

export const stationHomeSchema = lazySchema(() =>
  z.strictObject({
    /** The nearest station that is open now; null when none is. */
    nearest: z.nullable(stationCardSchema()),
    /** The nearest others, whatever their state. */
    others: z.array(stationCardSchema()),
    origin: originOutSchema(),
    ...reading(),
  }),
)
export type StationHome = Parsed<typeof stationHomeSchema>

export const stationPinSchema = lazySchema(() =>
  z.strictObject({
    id: stationIdSchema(),
    name: z.string(),
    kind: stationKindSchema(),
    location: pointSchema(),
    open: z.boolean(),
  }),
)
export type StationPin = Parsed<typeof stationPinSchema>

/** Most pins that one answer carries; a wider view shows the nearest to its centre and says there are more. */
export const MAX_PINS = 500

export const stationDetailSchema = lazySchema(() =>
  z.strictObject({
    ...stationCardSchema().shape,
    areaCode: areaCodeSchema(),
    /** Street and community, widest first; without those that were only guessed by nearness. */
    areaNames: z.array(z.string()),
    hostType: hostTypeSchema(),
    toilet: z.boolean(),
    /** What nobody has told of it yet: its own field then says the least that may be promised, which is no fact. */
    unknown: z.array(z.enum(['hostType', 'stepFree', 'toilet', 'holidays'])),
    hours: z.strictObject({
      /** The usual week; Monday first, an empty list is closed. */
      weekly: z.array(z.strictObject({ weekday: weekdaySchema(), ranges: z.array(timeRangeSchema()) })),
      holidays: z.enum(['as_usual', 'closed', 'own']),
      holidayRanges: z.array(timeRangeSchema()),
      /** Today and the six days after it, as they really are. */
      coming: z.array(
        z.strictObject({
          date: dateSchema(),
          ranges: z.array(timeRangeSchema()),
          dayKind: z.enum(['workday', 'weekend', 'holiday', 'make_up_day']),
          note: z.nullable(z.string()),
          /** False on a public holiday whose hours nobody has told: without ranges it may be open all the same. */
          known: z.boolean(),
          /** False where the State Council has not announced that year's holidays. */
          announced: z.boolean(),
        }),
      ),
    }),
    /** Whether it is a favourite of the caller's; false without an identity. */
    favourite: z.boolean(),
    /** When the caller last said that it was locked; null if never or without an identity. */
    myLockedReportAt: z.nullable(instantSchema()),
    /** The same with what staff answered; null if never or without an identity. */
    myLockedReport: z.nullable(myLockedReportSchema()),
    ...reading(),
  }),
)
export type StationDetail = Parsed<typeof stationDetailSchema>

/** What residents do, and anybody. */
export const residentProcedures = {
  home: query({
    summary: 'The nearest open station and the nearest others: all that the home page shows first.',
    input: () => z.strictObject({ origin: z.optional(originSchema()) }),
    output: stationHomeSchema,
    allow: anyone,
  }),
  nearby: query({
    summary:
      'Stations by distance, filtered; from the middle of the district where there is neither place nor area.',
    input: () =>
      z.strictObject({
        origin: z.optional(originSchema()),
        filters: z.prefault(stationFiltersSchema(), {}),
        cursor: z.optional(cursorSchema()),
        limit: z._default(z.int().check(z.minimum(1), z.maximum(50)), 20),
      }),
    output: stationPageSchema,
    allow: anyone,
  }),
  pins: query({
    summary:
      'What the map shows of the same filters within a box: at most 500 pins, nearest its centre first.',
    input: () => z.strictObject({ bounds: boundsSchema(), filters: z.prefault(stationFiltersSchema(), {}) }),
    output: () =>
      z.strictObject({ pins: z.array(stationPinSchema()), more: z.boolean(), asOf: instantSchema() }),
    allow: anyone,
  }),
  detail: query({
    summary: 'Everything about one station.',
    input: () => z.strictObject({ id: stationIdSchema(), origin: z.optional(originSchema()) }),
    output: stationDetailSchema,
    allow: anyone,
    onBehalf: true,
  }),
  catalogue: query({
    summary: 'The district, its service catalogue and the rules that pages need.',
    input: () => z.strictObject({}),
    output: () =>
      z.strictObject({
        district: z.strictObject({ code: areaCodeSchema(), name: z.string(), centre: pointSchema() }),
        services: z.array(serviceSchema()),
        /** Services that the list offers as chips, most asked for first. */
        chips: z.array(serviceCodeSchema()),
      }),
    allow: anyone,
  }),
  favourites: query({
    summary: 'My favourite stations, newest first.',
    input: () =>
      z.strictObject({
        origin: z.optional(originSchema()),
        cursor: z.optional(cursorSchema()),
        limit: z._default(z.int().check(z.minimum(1), z.maximum(50)), 20),
      }),
    output: stationPageSchema,
    allow: resident,
    onBehalf: true,
  }),
  setFavourite: mutation({
    summary: 'Keeps a station among my favourites, or takes it out.',
    input: () => z.strictObject({ stationId: stationIdSchema(), favourite: z.boolean() }),
    output: () => z.strictObject({ stationId: stationIdSchema(), favourite: z.boolean() }),
    allow: resident,
    errors: ['TOO_MANY_FAVOURITES'],
    // As many as somebody may keep, and some to change their mind.
    limit: { times: 120, seconds: 60 },
    onBehalf: true,
  }),
  reportLocked: mutation({
    summary: 'Says that a station was found locked; told twice within half an hour it counts once.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        /** When they stood there, if that was told later for want of a network. Counts within a day, else now does. */
        foundAt: z.optional(instantSchema()),
      }),
    output: () => z.strictObject({ stationId: stationIdSchema(), reportedAt: instantSchema() }),
    allow: resident,
    onBehalf: true,
  }),
}

export const stationContract = defineContract(
  'station',
  { ...residentProcedures, ...deskProcedures, ...emergencyProcedures },
  {
    errors: {
      ...deskWords.errors,
      ...emergencyWords.errors,
      TOO_MANY_FAVOURITES: {
        'zh-CN': '最多收藏 100 个驿站，先取消几个不常去的吧。',
        en: 'You can keep 100 favourites. Remove one you no longer visit first.',
      },
    },
    fields: {
      ...deskWords.fields,
      ...emergencyWords.fields,
      origin: { 'zh-CN': '位置', en: 'place' },
      point: { 'zh-CN': '位置', en: 'place' },
      lng: { 'zh-CN': '经度', en: 'longitude' },
      lat: { 'zh-CN': '纬度', en: 'latitude' },
      area: { 'zh-CN': '社区', en: 'community' },
      bounds: { 'zh-CN': '地图范围', en: 'map view' },
      filters: { 'zh-CN': '筛选条件', en: 'filters' },
      kinds: { 'zh-CN': '驿站类型', en: 'kinds of station' },
      services: { 'zh-CN': '服务', en: 'services' },
      text: { 'zh-CN': '搜索词', en: 'search text' },
      cursor: { 'zh-CN': '翻页位置', en: 'list position' },
      limit: { 'zh-CN': '每页数量', en: 'page size' },
      id: { 'zh-CN': '驿站编号', en: 'station code' },
      stationId: { 'zh-CN': '驿站编号', en: 'station code' },
      favourite: { 'zh-CN': '收藏', en: 'favourite' },
      foundAt: { 'zh-CN': '到达时间', en: 'time of the visit' },
    },
  },
)
