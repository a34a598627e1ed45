import * as z from 'zod/mini'
import { areaCodeSchema } from '../area/area'
import { at } from '../contract/allow'
import { mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { nameSchema } from '../contract/name-schema'
import { cursorSchema, instantSchema } from '../contract/wire'
import { areaPlace, type PlaceRef } from '../role/place'
import { serviceCodeSchema, stationIdSchema, stationKindSchema } from './codes'
import { emergencyRoles } from './desk-roles'
import { usualHoursSchema } from './hours'
import { openStateSchema } from './open-state'

const toArea = (input: { area: string }): PlaceRef => areaPlace(input.area)
const emergencyIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))

/** Which stations, and what they offer meanwhile. */
const scope = () => ({
  area: areaCodeSchema(),
  /** None means every kind. */
  kinds: z._default(z.array(stationKindSchema()).check(z.maxLength(6)), []),
  /** Of the district's catalogue. */
  services: z._default(z.array(serviceCodeSchema()).check(z.maxLength(60)), []),
  /** What no catalogue knows, by name. */
  ownServices: z._default(z.array(nameSchema()).check(z.maxLength(10)), []),
  /** Null leaves each station its own hours. */
  hours: z._default(z.nullable(usualHoursSchema()), null),
})

/** An emergency as staff see it. */
export const emergencySchema = lazySchema(() =>
  z.strictObject({
    emergencyId: emergencyIdSchema(),
    area: areaCodeSchema(),
    areaName: z.string(),
    kinds: z.array(stationKindSchema()),
    name: nameSchema(),
    banner: nameSchema(),
    services: z.array(serviceCodeSchema()),
    ownServices: z.array(nameSchema()),
    hours: z.nullable(usualHoursSchema()),
    startedAt: instantSchema(),
    /** Null while it lasts. */
    endedAt: z.nullable(instantSchema()),
  }),
)
export type EmergencyForStaff = Parsed<typeof emergencySchema>

/** What a station shows, in short. */
const shownSchema = lazySchema(() =>
  z.strictObject({
    open: openStateSchema(),
    services: z.array(z.string()),
    hours: usualHoursSchema(),
    /** Of the emergency that counts there; null where none does. */
    banner: z.nullable(z.string()),
  }),
)

export const emergencyProcedures = {
  emergencyPreview: query({
    summary:
      'How many stations an emergency would cover, and what each shows now and would show then, nearest the middle of the area first, 20 a page.',
    input: () =>
      z.strictObject({
        ...scope(),
        /** What they would all say. */
        banner: z.optional(nameSchema()),
        cursor: z.optional(cursorSchema()),
      }),
    output: () =>
      z.strictObject({
        stations: z.int(),
        items: z.array(
          z.strictObject({
            id: stationIdSchema(),
            name: z.string(),
            kinds: z.array(stationKindSchema()),
            now: shownSchema(),
            then: shownSchema(),
          }),
        ),
        next: z.nullable(cursorSchema()),
      }),
    allow: at(emergencyRoles, toArea),
  }),
  emergencies: query({
    summary:
      'Emergencies of an area or below it: those in force first, then newest first, 20 a page; and those in force above it, which it takes part in.',
    input: () => z.strictObject({ area: areaCodeSchema(), cursor: z.optional(cursorSchema()) }),
    output: () =>
      z.strictObject({
        items: z.array(emergencySchema()),
        next: z.nullable(cursorSchema()),
        /** Only whoever is in charge up there ends them. */
        above: z.array(emergencySchema()),
      }),
    allow: at(emergencyRoles, toArea),
  }),
  startEmergency: mutation({
    summary: 'Puts all stations of an area, or those of some kinds, into an emergency, at once.',
    input: () =>
      z.strictObject({
        ...scope(),
        name: nameSchema(),
        /** What everybody reads who looks for one of these stations. */
        banner: nameSchema(),
      }),
    output: emergencySchema,
    allow: at(emergencyRoles, toArea),
    errors: ['EMERGENCY_OVERLAPS', 'TOO_MANY_EMERGENCIES', 'AREA_CLOSED'],
  }),
  endEmergency: mutation({
    summary: 'Ends an emergency: its stations are at once what they were.',
    input: () => z.strictObject({ emergencyId: emergencyIdSchema() }),
    output: emergencySchema,
    allow: at(emergencyRoles, (input: { emergencyId: string }): PlaceRef => ({
      kind: 'emergency',
      id: input.emergencyId,
    })),
    errors: ['EMERGENCY_OVER'],
  }),
}

export const emergencyWords = {
  errors: {
    EMERGENCY_OVERLAPS: {
      'zh-CN': '这个区域的同类驿站已经在应急状态，请先结束它。',
      en: 'These kinds of stations are in an emergency in this area already. End it first.',
    },
    TOO_MANY_EMERGENCIES: {
      'zh-CN': '同时进行的应急状态太多了，请先结束几个。',
      en: 'Too many emergencies at the same time. End some first.',
    },
    AREA_CLOSED: {
      'zh-CN': '这个区域已经撤销了，请换一个地方。',
      en: 'This area is closed. Please pick another place.',
    },
    EMERGENCY_OVER: { 'zh-CN': '这个应急状态已经结束。', en: 'This emergency has ended already.' },
  },
  fields: {
    ownServices: { 'zh-CN': '应急服务', en: 'services of the emergency' },
    banner: { 'zh-CN': '公告', en: 'banner' },
    emergencyId: { 'zh-CN': '应急状态', en: 'emergency' },
  },
} as const
