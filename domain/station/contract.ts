import * as z from 'zod/mini'
import { AreaCodeSchema } from '../area/area'
import { anyone, resident } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { CursorSchema, InstantSchema } from '../contract/wire'
import { BoundsSchema, PointSchema } from '../geo/geo'
import { DateSchema } from '../time/working-calendar'
import { TimeRangeSchema, WeekdaySchema } from './hours'
import { HostTypeSchema, ServiceCodeSchema, StationIdSchema, StationKindSchema } from './codes'
import { CapacitySchema, LiveStateSchema } from './live-state'
import { OpenStateSchema } from './open-state'

/** Narrows a list and the map alike, so that both stay in step. */
export const StationFiltersSchema = z.strictObject({
  /** Open at this moment. */
  openNow: z._default(z.boolean(), false),
  /** Any of these kinds; empty means every kind. */
  kinds: z._default(z.array(StationKindSchema).check(z.maxLength(6)), []),
  /** All of these services. */
  services: z._default(z.array(ServiceCodeSchema).check(z.maxLength(6)), []),
  stepFree: z._default(z.boolean(), false),
  /** Name, address, pinyin or initials; words separated by spaces must all match. */
  text: z._default(z.string().check(z.maxLength(50)), ''),
})
export type StationFilters = z.infer<typeof StationFiltersSchema>

/** From where "near" is counted: a place, or the centre of an area that was picked by hand. */
export const OriginSchema = z.union([
  z.strictObject({ point: PointSchema }),
  z.strictObject({ area: AreaCodeSchema }),
])
export type Origin = z.infer<typeof OriginSchema>

/** A service in the person's language. `icon` names an icon of the design system. */
export const ServiceSchema = z.strictObject({
  code: ServiceCodeSchema,
  name: z.string(),
  icon: z.string(),
  tier: z.enum(['basic', 'advanced']),
})
export type Service = z.infer<typeof ServiceSchema>

/** A station as a list shows it. */
export const StationCardSchema = z.strictObject({
  id: StationIdSchema,
  name: z.string(),
  kinds: z.array(StationKindSchema),
  address: z.string(),
  location: PointSchema,
  /** Metres from the origin, as the crow flies; null where the list has no origin. */
  distance: z.nullable(z.number()),
  open: OpenStateSchema,
  services: z.array(ServiceCodeSchema),
  stepFree: z.boolean(),
  capacity: CapacitySchema,
  live: z.nullable(LiveStateSchema),
  phone: z.nullable(z.string()),
  /** Invented for the demonstration district: shown as 演示数据. */
  demo: z.boolean(),
})
export type StationCard = z.infer<typeof StationCardSchema>

/** Said with every answer that carries states, so that pages need no second call to read it. */
const reading = {
  /** The service's clock at the moment of the answer. */
  asOf: InstantSchema,
  /** Names of the services that the answer mentions. */
  services: z.array(ServiceSchema),
  /** The district's rule for how numbers age, in minutes. */
  freshness: z.strictObject({ freshMinutes: z.number(), staleMinutes: z.number() }),
}

/** Where an answer counted from, in words: the area's name, or null for a place. */
const OriginOutSchema = z.strictObject({ point: PointSchema, areaName: z.nullable(z.string()) })

export const StationPageSchema = z.strictObject({
  items: z.array(StationCardSchema),
  next: z.nullable(CursorSchema),
  origin: z.nullable(OriginOutSchema),
  ...reading,
})
export type StationPage = z.infer<typeof StationPageSchema>

export const StationHomeSchema = z.strictObject({
  /** The nearest station that is open now; null when none is. */
  nearest: z.nullable(StationCardSchema),
  /** The nearest others, whatever their state. */
  others: z.array(StationCardSchema),
  origin: OriginOutSchema,
  ...reading,
})
export type StationHome = z.infer<typeof StationHomeSchema>

export const StationPinSchema = z.strictObject({
  id: StationIdSchema,
  name: z.string(),
  kind: StationKindSchema,
  location: PointSchema,
  open: z.boolean(),
})
export type StationPin = z.infer<typeof StationPinSchema>

/** Most pins that one answer carries; a wider view shows the nearest to its centre and says there are more. */
export const MAX_PINS = 500

export const StationDetailSchema = z.strictObject({
  ...StationCardSchema.shape,
  areaCode: AreaCodeSchema,
  /** Street and community, widest first. */
  areaNames: z.array(z.string()),
  hostType: HostTypeSchema,
  toilet: z.boolean(),
  hours: z.strictObject({
    /** The usual week; Monday first, an empty list is closed. */
    weekly: z.array(z.strictObject({ weekday: WeekdaySchema, ranges: z.array(TimeRangeSchema) })),
    holidays: z.enum(['as_usual', 'closed', 'own']),
    holidayRanges: z.array(TimeRangeSchema),
    /** Today and the six days after it, as they really are. */
    coming: z.array(
      z.strictObject({
        date: DateSchema,
        ranges: z.array(TimeRangeSchema),
        dayKind: z.enum(['workday', 'weekend', 'holiday', 'make_up_day']),
        note: z.nullable(z.string()),
        /** False where the State Council has not announced that year's holidays. */
        announced: z.boolean(),
      }),
    ),
  }),
  /** Whether it is a favourite of the caller's; false without an identity. */
  favourite: z.boolean(),
  /** When the caller last said that it was locked; null if never or without an identity. */
  myLockedReportAt: z.nullable(InstantSchema),
  ...reading,
})
export type StationDetail = z.infer<typeof StationDetailSchema>

export const stationContract = defineContract(
  'station',
  {
    home: query({
      summary: 'The nearest open station and the nearest others: all that the home page shows first.',
      input: z.strictObject({ origin: z.optional(OriginSchema) }),
      output: StationHomeSchema,
      allow: anyone,
    }),
    nearby: query({
      summary: 'Stations by distance, filtered; or by name where there is neither place nor area.',
      input: z.strictObject({
        origin: z.optional(OriginSchema),
        filters: z.prefault(StationFiltersSchema, {}),
        cursor: z.optional(CursorSchema),
        limit: z._default(z.int().check(z.minimum(1), z.maximum(50)), 20),
      }),
      output: StationPageSchema,
      allow: anyone,
    }),
    pins: query({
      summary:
        'What the map shows of the same filters within a box: at most 500 pins, nearest its centre first.',
      input: z.strictObject({ bounds: BoundsSchema, filters: z.prefault(StationFiltersSchema, {}) }),
      output: z.strictObject({ pins: z.array(StationPinSchema), more: z.boolean(), asOf: InstantSchema }),
      allow: anyone,
    }),
    detail: query({
      summary: 'Everything about one station.',
      input: z.strictObject({ id: StationIdSchema, from: z.optional(PointSchema) }),
      output: StationDetailSchema,
      allow: anyone,
    }),
    catalogue: query({
      summary: 'The district, its service catalogue and the rules that pages need.',
      input: z.strictObject({}),
      output: z.strictObject({
        district: z.strictObject({ code: AreaCodeSchema, name: z.string(), centre: PointSchema }),
        services: z.array(ServiceSchema),
        /** Services that the list offers as chips, most asked for first. */
        chips: z.array(ServiceCodeSchema),
      }),
      allow: anyone,
    }),
    favourites: query({
      summary: 'My favourite stations, newest first.',
      input: z.strictObject({
        from: z.optional(PointSchema),
        cursor: z.optional(CursorSchema),
        limit: z._default(z.int().check(z.minimum(1), z.maximum(50)), 20),
      }),
      output: StationPageSchema,
      allow: resident,
    }),
    setFavourite: mutation({
      summary: 'Keeps a station among my favourites, or takes it out.',
      input: z.strictObject({ stationId: StationIdSchema, favourite: z.boolean() }),
      output: z.strictObject({ stationId: StationIdSchema, favourite: z.boolean() }),
      allow: resident,
      errors: ['TOO_MANY_FAVOURITES'],
    }),
    reportLocked: mutation({
      summary: 'Says that a station was found locked; told twice within half an hour it counts once.',
      input: z.strictObject({ stationId: StationIdSchema }),
      output: z.strictObject({ stationId: StationIdSchema, reportedAt: InstantSchema }),
      allow: resident,
    }),
  },
  {
    errors: {
      TOO_MANY_FAVOURITES: {
        'zh-CN': '最多收藏 100 个驿站，先取消几个不常去的吧。',
        en: 'You can keep 100 favourites. Remove one you no longer visit first.',
      },
    },
    fields: {
      origin: { 'zh-CN': '位置', en: 'place' },
      point: { 'zh-CN': '位置', en: 'place' },
      from: { 'zh-CN': '位置', en: 'place' },
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
    },
  },
)
