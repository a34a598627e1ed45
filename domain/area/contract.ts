import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { anyone } from '../contract/allow'
import { defineContract, query } from '../contract/define-contract'
import { pointSchema } from '../geo/geo'
import { areaCodeSchema, areaLevelSchema } from './area'

/** One area, with the names above it so that a list needs no second call. */
export const areaSchema = lazySchema(() =>
  z.strictObject({
    code: areaCodeSchema(),
    name: z.string(),
    level: areaLevelSchema(),
    /** Names from the widest area below the district down to the one above this, for instance the street. */
    within: z.array(z.string()),
    hasChildren: z.boolean(),
    /** A point to start the map from; for a community of the demonstration it is invented. */
    centre: pointSchema(),
  }),
)
export type Area = Parsed<typeof areaSchema>

export const areaContract = defineContract(
  'area',
  {
    children: query({
      summary: 'The areas directly below one; below the district when no parent is named.',
      input: () => z.strictObject({ parent: z.optional(areaCodeSchema()) }),
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
      summary: 'The communities whose centres are nearest to a place, nearest first, at most 3.',
      input: () => z.strictObject({ point: pointSchema() }),
      output: () => z.strictObject({ items: z.array(areaSchema()) }),
      allow: anyone,
    }),
  },
  {
    errors: {},
    fields: {
      parent: { 'zh-CN': '上级区域', en: 'area above' },
      text: { 'zh-CN': '搜索词', en: 'search text' },
      point: { 'zh-CN': '位置', en: 'place' },
      lng: { 'zh-CN': '经度', en: 'longitude' },
      lat: { 'zh-CN': '纬度', en: 'latitude' },
    },
  },
)
