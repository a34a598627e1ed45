import * as z from 'zod/mini'
import { resident, somewhere } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { instantSchema } from '../contract/wire'
import { datums } from '../station/import/datum'
import { importRoles, MOST_FILE_BYTES, MOST_PARTS } from './limits'

const importIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))
const countSchema = lazySchema(() => z.int().check(z.minimum(0)))

/** What becomes, or became, of the rows of a list. */
const countsSchema = lazySchema(() =>
  z.strictObject({
    added: countSchema(),
    changed: countSchema(),
    unchanged: countSchema(),
    /** Changed by staff since the last list, and left as they are. */
    edited: countSchema(),
  }),
)
export type ImportCounts = Parsed<typeof countsSchema>

/** A word of the list, with how many rows. */
const wordSchema = lazySchema(() => z.strictObject({ word: z.string(), rows: countSchema() }))

/** How far an import is. */
export const importProgressSchema = lazySchema(() =>
  z.strictObject({
    importId: importIdSchema(),
    name: z.string(),
    datum: z.enum(datums),
    /** Parts of the file that have arrived, and how many there are. */
    received: countSchema(),
    parts: countSchema(),
    /** Rows that are settled; zero until it was confirmed. */
    done: countSchema(),
    /** Rows that will be written; null until it was confirmed. */
    rows: z.nullable(countSchema()),
    counts: countsSchema(),
    /** Rows with errors, left out as it was confirmed. */
    skipped: countSchema(),
    /** Words for services that were left out of their rows, as it was confirmed. */
    servicesLeftOut: z.array(wordSchema()),
    finished: z.boolean(),
    startedAt: instantSchema(),
  }),
)
export type ImportProgress = Parsed<typeof importProgressSchema>

/** A station of the list, or of the district, by the code of its office and its name. */
const namedSchema = lazySchema(() => z.strictObject({ code: z.string(), name: z.string() }))

export const importPreviewSchema = lazySchema(() =>
  z.strictObject({
    importId: importIdSchema(),
    rows: countSchema(),
    /** Headings that mean nothing to us and were not used, with the letter of their column. */
    ignored: z.array(z.string()),
    /** There is no column for the kind: those that are new count as rest stations. */
    kindAssumed: z.boolean(),
    /** Rows that name no community, of stations that do not stand in one already: the nearest was taken. */
    nearestCommunity: countSchema(),
    /** What was decided for rows that are in order, in sentences; that on communities among them. */
    notes: z.array(z.string()),
    counts: countsSchema(),
    badRows: countSchema(),
    problemCount: countSchema(),
    /** Up to 50 of them, equal ones told once: what most rows share first, then in the order of the rows. */
    problems: z.array(
      z.strictObject({
        /** How many rows have it, and the first of them. */
        rows: countSchema(),
        row: z.int(),
        /** The first of its cells, as spreadsheets name them: `C7`. At most five. */
        cell: z.string(),
        cells: z.array(z.string()),
        heading: z.string(),
        message: z.string(),
      }),
    ),
    /** Where the next 50 begin; null at the end. */
    problemsNext: z.nullable(z.int()),
    /** Words for services that the catalogue does not have, the most frequent first, at most 50. */
    unknownServices: z.array(wordSchema()),
    /** Up to 100 stations that would be added or changed, with what would change of those that stand. */
    changes: z.array(
      z.strictObject({
        ...namedSchema().shape,
        change: z.enum(['added', 'changed']),
        fields: z.array(z.string()),
      }),
    ),
    /** How many stations would be changed in what, the most frequent first. */
    changedFields: z.array(z.strictObject({ field: z.string(), count: countSchema() })),
    /** Up to 50 that staff changed and the list says otherwise, with what they changed. */
    edits: z.array(
      z.strictObject({ ...namedSchema().shape, fields: z.array(z.string()), at: instantSchema() }),
    ),
    /** Stations that the list does not name; they stay as they are. */
    unseen: countSchema(),
    unseenSome: z.array(namedSchema()),
  }),
)
export type ImportPreview = Parsed<typeof importPreviewSchema>

const allow = somewhere(importRoles)

export const importsContract = defineContract(
  'imports',
  {
    begin: mutation({
      summary: 'Begins to send a list of stations: a CSV or XLSX file in parts.',
      input: () =>
        z.strictObject({
          name: z.string().check(z.minLength(1), z.maxLength(120)),
          bytes: z.int().check(z.minimum(1), z.maximum(MOST_FILE_BYTES)),
          parts: z.int().check(z.minimum(1), z.maximum(MOST_PARTS)),
          /** Datum of its coordinates: nobody can tell by looking. */
          datum: z.enum(datums),
        }),
      output: importProgressSchema,
      allow,
    }),
    addPart: mutation({
      summary: 'Sends one part of a file that the same person began to send; sent again it counts once.',
      input: () =>
        z.strictObject({
          importId: importIdSchema(),
          number: z.int().check(z.minimum(1), z.maximum(MOST_PARTS)),
          /** Base64. */
          data: z.string().check(z.minLength(1), z.maxLength(64 * 1024), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
        }),
      output: () => z.strictObject({ importId: importIdSchema(), number: z.int() }),
      // Whoever may begin may send what they began, and nobody else: the handler asks.
      allow: resident,
      limit: { times: 240, seconds: 60 },
      errors: ['IMPORT_OVER'],
    }),
    preview: query({
      summary: 'What an import would do, every row checked in full. Nothing is written.',
      input: () =>
        z.strictObject({
          importId: importIdSchema(),
          /** Whether the list wins where staff changed a station since the last one. */
          overEdits: z._default(z.boolean(), false),
          leaveOutServices: z._default(z.boolean(), false),
          problemsFrom: z._default(z.int().check(z.minimum(0), z.maximum(1_000_000)), 0),
        }),
      output: importPreviewSchema,
      allow,
      errors: ['FILE_INCOMPLETE', 'FILE_UNREADABLE'],
    }),
    write: mutation({
      summary: 'Writes the next 200 rows; called until it is finished. Interrupted, it goes on where it was.',
      input: () =>
        z.strictObject({
          importId: importIdSchema(),
          /** Leave out rows with errors; else a list that has any is refused. Counts from the first call on. */
          skipBadRows: z._default(z.boolean(), false),
          overEdits: z._default(z.boolean(), false),
          /** Words for services that the catalogue does not have are left out, instead of their rows. */
          leaveOutServices: z._default(z.boolean(), false),
        }),
      output: importProgressSchema,
      allow,
      limit: { times: 240, seconds: 60 },
      errors: [
        'FILE_INCOMPLETE',
        'FILE_UNREADABLE',
        'BAD_ROWS',
        'NOTHING_TO_WRITE',
        'IMPORT_OVER',
        'LIST_CHANGED',
      ],
    }),
    latest: query({
      summary: 'My last import of a day at most, finished or not; null where there is none.',
      input: () => z.strictObject({}),
      output: () => z.nullable(importProgressSchema()),
      allow,
    }),
  },
  {
    errors: {
      FILE_INCOMPLETE: {
        'zh-CN': '文件还没传完，请重新选一次。',
        en: 'The file has not arrived whole. Please choose it again.',
      },
      FILE_UNREADABLE: { 'zh-CN': '这个文件读不出来。', en: 'This file cannot be read.' },
      BAD_ROWS: {
        'zh-CN': '有的行有错。先改好，或者选「跳过有错的行」。',
        en: 'Some rows have errors. Correct them, or choose to leave them out.',
      },
      NOTHING_TO_WRITE: { 'zh-CN': '没有可以写入的行。', en: 'There is no row to write.' },
      LIST_CHANGED: {
        'zh-CN':
          '确认之后，本区的设置或社区变了，这次导入停在这里。写好的都在，请重新选表格，接着导入其余的。',
        en: 'The district’s settings or communities changed since you confirmed, so this import stops here. What was written stays. Please choose the file again for the rest.',
      },
      IMPORT_OVER: { 'zh-CN': '这次导入已经完成。', en: 'This import is complete.' },
    },
    fields: {
      importId: { 'zh-CN': '导入', en: 'import' },
      name: { 'zh-CN': '文件名', en: 'file name' },
      bytes: { 'zh-CN': '文件大小', en: 'size of the file' },
      parts: { 'zh-CN': '段数', en: 'number of parts' },
      datum: { 'zh-CN': '坐标系', en: 'datum' },
      number: { 'zh-CN': '第几段', en: 'number of the part' },
      data: { 'zh-CN': '内容', en: 'content' },
      overEdits: { 'zh-CN': '覆盖工作人员的修改', en: 'overwriting edits' },
      skipBadRows: { 'zh-CN': '跳过有错的行', en: 'leaving out bad rows' },
      leaveOutServices: { 'zh-CN': '不写不认识的服务', en: 'leaving out unknown services' },
      problemsFrom: { 'zh-CN': '翻页位置', en: 'list position' },
    },
  },
)
