import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { anyone, at } from '../contract/allow'
import { nameSchema } from '../contract/name-schema'
import { settingsRoles } from '../district/settings-roles'
import { areaPlace, type PlaceRef } from '../role/place'
import { grantingRoles } from '../role/roles'
import { contactPosts, MOST_CONTACTS } from './contacts'
import { defineContract, mutation, query } from '../contract/define-contract'
import { pointSchema } from '../geo/geo'
import { areaCodeSchema, areaLevelSchema } from './area'

/** One area, with the names above it so that a list needs no second call. */
export const areaSchema = lazySchema(() =>
  z.strictObject({
    code: areaCodeSchema(),
    name: z.string(),
    /** The same as the district wrote it, for whoever corrects it. */
    names: nameSchema(),
    level: areaLevelSchema(),
    /** Names from the widest area below the district down to the one above this, for instance the street. */
    within: z.array(z.string()),
    hasChildren: z.boolean(),
    /** A point to start the map from; for a community of the demonstration it is invented. */
    centre: pointSchema(),
    /** Somebody has said where it lies; else `centre` is that of the area above, and it is not found by place. */
    placed: z.boolean(),
    /** It is no more: what belonged to it stays, and nobody can choose it. */
    closed: z.boolean(),
    /** Raised by every change; an act on an older one is refused. */
    version: z.int(),
  }),
)
export type Area = Parsed<typeof areaSchema>

const contactSchema = lazySchema(() =>
  z.strictObject({
    post: z.enum(contactPosts),
    name: z.string().check(z.minLength(1), z.maxLength(30)),
    /** As it is dialled; null where one finds them at the counter. */
    phone: z.nullable(z.string().check(z.regex(/^[0-9+() -]{5,20}$/))),
  }),
)
export type Contact = Parsed<typeof contactSchema>

/** An area with those who answer for it. */
export const areaContactsSchema = lazySchema(() =>
  z.strictObject({
    area: areaSchema(),
    contacts: z.array(contactSchema()),
    /** Invented for the demonstration: shown as 演示数据. */
    demo: z.boolean(),
  }),
)
export type AreaContacts = Parsed<typeof areaContactsSchema>

const versionSchema = lazySchema(() => z.int().check(z.minimum(0)))
const reasonSchema = lazySchema(() => z.string().check(z.minLength(2), z.maxLength(200)))
const toArea = (input: { area: string }): PlaceRef => areaPlace(input.area)

export const areaContract = defineContract(
  'area',
  {
    children: query({
      summary: 'The areas directly below one; below the district when no parent is named.',
      input: () =>
        z.strictObject({
          parent: z.optional(areaCodeSchema()),
          /** Those that are closed as well. */
          closed: z._default(z.boolean(), false),
        }),
      output: () => z.strictObject({ parent: areaSchema(), items: z.array(areaSchema()) }),
      allow: anyone,
    }),
    search: query({
      summary: 'Communities by name, pinyin or initials, best match first, at most 20.',
      input: () => z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(30)) }),
      output: () => z.strictObject({ items: z.array(areaSchema()) }),
      allow: anyone,
    }),
    locate: query({
      summary:
        'The communities, or the grids, whose centres are nearest to a place, nearest first, at most 3.',
      input: () =>
        z.strictObject({
          point: pointSchema(),
          level: z._default(z.enum(['community', 'grid']), 'community'),
        }),
      output: () => z.strictObject({ items: z.array(areaSchema()) }),
      allow: anyone,
    }),
    contacts: query({
      summary: 'Who answers for an area, with names and telephone numbers.',
      input: () => z.strictObject({ area: areaCodeSchema() }),
      output: areaContactsSchema,
      allow: anyone,
    }),
    setContacts: mutation({
      summary: 'Names those who answer for an area.',
      input: () =>
        z.strictObject({
          area: areaCodeSchema(),
          version: versionSchema(),
          contacts: z.array(contactSchema()).check(z.maxLength(MOST_CONTACTS)),
        }),
      output: areaContactsSchema,
      allow: at(grantingRoles, toArea),
      errors: ['CHANGED_MEANWHILE'],
    }),
    add: mutation({
      summary: 'Adds an area below another; its code is made by the service.',
      input: () =>
        z.strictObject({
          parent: areaCodeSchema(),
          level: areaLevelSchema(),
          name: nameSchema(),
          /** Where it lies; without it nobody finds it by place. */
          centre: z.optional(pointSchema()),
        }),
      output: areaSchema,
      allow: at(settingsRoles, ({ parent }: { parent: string }) => areaPlace(parent)),
      errors: ['WRONG_LEVEL', 'SAME_NAME', 'CLOSED'],
    }),
    rename: mutation({
      summary: 'Gives an area another name; what stands in it follows within a minute.',
      input: () => z.strictObject({ area: areaCodeSchema(), version: versionSchema(), name: nameSchema() }),
      output: areaSchema,
      allow: at(settingsRoles, toArea),
      errors: ['CHANGED_MEANWHILE', 'SAME_NAME'],
    }),
    place: mutation({
      summary: 'Says where an area lies, so that it is found by where somebody is.',
      input: () =>
        z.strictObject({ area: areaCodeSchema(), version: versionSchema(), centre: pointSchema() }),
      output: areaSchema,
      allow: at(settingsRoles, toArea),
      errors: ['CHANGED_MEANWHILE'],
    }),
    close: mutation({
      summary:
        'Closes an area that is no more and holds neither areas, stations, roles nor an emergency: it cannot be chosen any longer, and nothing of it is deleted.',
      input: () =>
        z.strictObject({ area: areaCodeSchema(), version: versionSchema(), reason: reasonSchema() }),
      output: areaSchema,
      allow: at(settingsRoles, toArea),
      errors: ['CHANGED_MEANWHILE', 'STILL_HOLDS', 'CLOSED', 'DISTRICT_STAYS'],
    }),
    reopen: mutation({
      summary: 'Takes the closing of an area back.',
      input: () =>
        z.strictObject({ area: areaCodeSchema(), version: versionSchema(), reason: reasonSchema() }),
      output: areaSchema,
      allow: at(settingsRoles, toArea),
      errors: ['CHANGED_MEANWHILE', 'NOT_CLOSED', 'ABOVE_CLOSED', 'SAME_NAME'],
    }),
  },
  {
    errors: {
      CHANGED_MEANWHILE: {
        'zh-CN': '刚才有人改过，请看一眼再改。',
        en: 'Somebody changed this just now. Have a look and try again.',
      },
      WRONG_LEVEL: {
        'zh-CN': '这一级下面不能加这种区域。',
        en: 'An area of that kind cannot stand here.',
      },
      SAME_NAME: { 'zh-CN': '这里已经有同名的区域。', en: 'There is an area of that name here already.' },
      CLOSED: { 'zh-CN': '这个区域已经撤销了。', en: 'This area is closed.' },
      NOT_CLOSED: { 'zh-CN': '这个区域没有撤销。', en: 'This area is not closed.' },
      STILL_HOLDS: {
        'zh-CN': '这里还有在用的区域、驿站或角色，先移走或收回。',
        en: 'Areas, stations or roles still stand in it. Move or end them first.',
      },
      ABOVE_CLOSED: {
        'zh-CN': '上级区域已经撤销，先恢复它。',
        en: 'The area above is closed. Reopen that one first.',
      },
      DISTRICT_STAYS: { 'zh-CN': '全区不能撤销。', en: 'The district itself stays.' },
    },
    fields: {
      area: { 'zh-CN': '区域', en: 'area' },
      level: { 'zh-CN': '级别', en: 'level' },
      name: { 'zh-CN': '名称', en: 'name' },
      zh: { 'zh-CN': '中文名', en: 'Chinese name' },
      en: { 'zh-CN': '英文名', en: 'English name' },
      contacts: { 'zh-CN': '联系人', en: 'contacts' },
      post: { 'zh-CN': '岗位', en: 'post' },
      phone: { 'zh-CN': '电话', en: 'telephone' },
      version: { 'zh-CN': '版本', en: 'version' },
      reason: { 'zh-CN': '原因', en: 'reason' },
      centre: { 'zh-CN': '位置', en: 'place' },
      parent: { 'zh-CN': '上级区域', en: 'area above' },
      text: { 'zh-CN': '搜索词', en: 'search text' },
      point: { 'zh-CN': '位置', en: 'place' },
      lng: { 'zh-CN': '经度', en: 'longitude' },
      lat: { 'zh-CN': '纬度', en: 'latitude' },
    },
  },
)
