import * as z from 'zod/mini'
import { at, resident } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { instantSchema } from '../contract/wire'
import type { PlaceRef } from '../role/place'
import { coverRoles } from './cover-roles'
import { MOST_PHOTO_BYTES, MOST_PHOTOS, photoTypes } from './limits'
import { strokesSchema } from './strokes'

export const photoIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))

/** A picture that somebody may see: addresses that are good for ten minutes, and its size in pixels. */
export const photoViewSchema = lazySchema(() =>
  z.strictObject({
    id: photoIdSchema(),
    url: z.string(),
    /** The small copy, for lists. */
    thumbUrl: z.string(),
    width: z.int(),
    height: z.int(),
  }),
)
export type PhotoView = Parsed<typeof photoViewSchema>

/** A picture as staff see it who decide what others see. */
export const photoToDecideSchema = lazySchema(() =>
  z.extend(photoViewSchema(), {
    /** Something is to be covered and is not yet: it is shown here as it was sent, and to nobody outside. */
    coverPending: z.boolean(),
  }),
)
export type PhotoToDecide = Parsed<typeof photoToDecideSchema>

/** Leave to send one file to one place, once chosen by the server, for a few minutes. */
export const uploadGrantSchema = lazySchema(() =>
  z.strictObject({
    photoId: photoIdSchema(),
    /** The file goes there as the body of a PUT… */
    url: z.string(),
    /** …with these headers, which are the leave. */
    headers: z.record(z.string(), z.string()),
  }),
)
export type UploadGrant = Parsed<typeof uploadGrantSchema>

/** A picture with what staff have covered in it. */
export const photoToCoverSchema = lazySchema(() =>
  z.strictObject({
    /** As it was sent, nothing covered: for staff only. */
    original: photoViewSchema(),
    strokes: strokesSchema(),
    /** The copy with them is not drawn yet: until it is, others do not see the picture. */
    pending: z.boolean(),
    /** Everybody sees what it is of: uncovered, that is decided on anew. */
    isPublic: z.boolean(),
    version: z.int(),
    updatedAt: instantSchema(),
  }),
)
export type PhotoToCover = Parsed<typeof photoToCoverSchema>

const toPhoto = ({ photoId }: { photoId: string }): PlaceRef => ({ kind: 'photo', id: photoId })
const atPhoto = at(coverRoles, toPhoto)

export const photosContract = defineContract(
  'photos',
  {
    grant: mutation({
      summary: 'Leave to send one picture, straight to storage; it counts once `finish` has looked at it.',
      input: () =>
        z.strictObject({
          bytes: z.int().check(z.minimum(1), z.maximum(MOST_PHOTO_BYTES)),
          type: z.enum(photoTypes),
        }),
      output: uploadGrantSchema,
      allow: resident,
      limit: { times: 60, seconds: 600 },
      errors: ['TOO_MANY_PHOTOS'],
    }),
    finish: mutation({
      summary:
        'Looks at a picture that I sent and makes it anew, without anything but the picture; the original is deleted. Called again it answers the same.',
      input: () => z.strictObject({ photoId: photoIdSchema() }),
      output: photoViewSchema,
      allow: resident,
      limit: { times: 90, seconds: 600 },
      errors: ['PHOTO_MISSING', 'PHOTO_TOO_LARGE', 'PHOTO_UNREADABLE'],
    }),
    views: query({
      summary:
        'My own pictures among these that are ready, with addresses that are good for ten minutes; and how many more I may send.',
      input: () => z.strictObject({ photoIds: z.array(photoIdSchema()).check(z.maxLength(MOST_PHOTOS)) }),
      output: () =>
        z.strictObject({
          items: z.array(photoViewSchema()),
          /** How many more may be sent before some of those that are there are used or a day has passed. */
          room: z.int().check(z.minimum(0)),
        }),
      allow: resident,
    }),
    discard: mutation({
      summary: 'Takes back a picture of mine that is not in use; its files go with the next purge.',
      input: () => z.strictObject({ photoId: photoIdSchema() }),
      output: () => z.strictObject({}),
      allow: resident,
      limit: { times: 120, seconds: 600 },
    }),
    toCover: query({
      summary: 'A picture that is in use within my reach, as it was sent, and what is covered in it.',
      input: () => z.strictObject({ photoId: photoIdSchema() }),
      output: photoToCoverSchema,
      allow: atPhoto,
    }),
    cover: mutation({
      summary:
        'Covers parts of a picture on the copy that others see, so that nothing of them can be made out; no strokes uncover it. Where something that everybody sees is uncovered, what the picture is of goes back to be decided on. The original stays as it is.',
      input: () =>
        z.strictObject({
          photoId: photoIdSchema(),
          /** Of the picture as it was shown: where somebody covered something meanwhile, nothing is written. */
          version: z.int().check(z.minimum(1)),
          strokes: strokesSchema(),
        }),
      output: photoToCoverSchema,
      allow: atPhoto,
      limit: { times: 30, seconds: 60 },
    }),
  },
  {
    errors: {
      TOO_MANY_PHOTOS: {
        'zh-CN': '你今天传了很多还没用上的照片，请明天再传。',
        en: 'You have sent many pictures that are not in use yet. Please send more tomorrow.',
      },
      PHOTO_MISSING: {
        'zh-CN': '照片没传完，请重试。',
        en: 'The picture has not arrived whole. Please try again.',
      },
      PHOTO_TOO_LARGE: {
        'zh-CN': '这张照片太大了，请换一张。',
        en: 'This picture is too large. Please choose another.',
      },
      PHOTO_UNREADABLE: {
        'zh-CN': '这个文件打不开。请换一张 JPG、PNG 或 WebP 照片。',
        en: 'This file cannot be opened. Please choose a JPG, PNG or WebP picture.',
      },
    },
    fields: {
      photoId: { 'zh-CN': '照片', en: 'picture' },
      photoIds: { 'zh-CN': '照片', en: 'pictures' },
      bytes: { 'zh-CN': '照片大小', en: 'size of the picture' },
      type: { 'zh-CN': '照片格式', en: 'kind of picture' },
      version: { 'zh-CN': '版本', en: 'version' },
      strokes: { 'zh-CN': '遮盖的地方', en: 'covered parts' },
    },
  },
)
