import * as z from 'zod/mini'
import { at, resident } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { cursorSchema, instantSchema, oneTimeCodeSchema } from '../contract/wire'
import { type PlaceRef } from '../role/place'
import { placeSchema } from '../role/place-schema'
import { grantingRoles, roles } from '../role/roles'

const roleSchema = lazySchema(() => z.enum(roles))
const grantIdSchema = lazySchema(() => z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)))
const invitationIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))
const reasonSchema = lazySchema(() => z.string().check(z.minLength(2), z.maxLength(200)))

/** A role that somebody holds, as the person or those in charge of the place see it. */
export const grantSchema = lazySchema(() =>
  z.strictObject({
    id: grantIdSchema(),
    role: roleSchema(),
    place: placeSchema(),
    placeName: z.string(),
    /** Names of the areas around the place, widest first. */
    within: z.array(z.string()),
    /** Keys of the place and all that hold it: what `permits` compares. */
    path: z.array(z.string()),
    state: z.enum(['active', 'suspended', 'ended']),
    since: instantSchema(),
    /** Null while it is not suspended. */
    suspendedAt: z.nullable(instantSchema()),
    /** Raised by every change; an act on an older one is refused. */
    version: z.int(),
  }),
)
export type Grant = Parsed<typeof grantSchema>

/** Somebody's role, with the little that identifies the person to those in charge. */
const staffMemberSchema = lazySchema(() =>
  z.strictObject({
    ...grantSchema().shape,
    /** What they call themselves; empty until they have said so. */
    nickname: z.string(),
    /** They are the caller. */
    me: z.boolean(),
  }),
)
export type StaffMember = Parsed<typeof staffMemberSchema>

/** An invitation, as the invited see it before they accept. */
const invitationSchema = lazySchema(() =>
  z.strictObject({
    role: roleSchema(),
    place: placeSchema(),
    placeName: z.string(),
    within: z.array(z.string()),
    /** Who invites, as they call themselves. */
    from: z.string(),
    expiresAt: instantSchema(),
  }),
)
export type Invitation = Parsed<typeof invitationSchema>

const openInvitationSchema = lazySchema(() =>
  z.strictObject({
    id: invitationIdSchema(),
    role: roleSchema(),
    placeName: z.string(),
    expiresAt: instantSchema(),
    note: z.string(),
  }),
)

const toPlace = (input: { place: PlaceRef }): PlaceRef => input.place
const toGrant = (input: { grantId: string }): PlaceRef => ({ kind: 'grant', id: input.grantId })
const toInvitation = (input: { invitationId: string }): PlaceRef => ({
  kind: 'invitation',
  id: input.invitationId,
})

export const staffContract = defineContract(
  'staff',
  {
    mine: query({
      summary: 'The roles I hold, also those that are suspended.',
      input: () => z.strictObject({}),
      output: () => z.strictObject({ grants: z.array(grantSchema()) }),
      allow: resident,
    }),
    members: query({
      summary: 'Who holds a role on a place or below it, newest first, 30 a page.',
      input: () =>
        z.strictObject({
          place: placeSchema(),
          role: z.optional(roleSchema()),
          cursor: z.optional(cursorSchema()),
        }),
      output: () => z.strictObject({ items: z.array(staffMemberSchema()), next: z.nullable(cursorSchema()) }),
      allow: at(grantingRoles, toPlace),
    }),
    invitations: query({
      summary: 'Invitations to a place or below it that nobody has accepted yet, newest first, 30 a page.',
      input: () => z.strictObject({ place: placeSchema(), cursor: z.optional(cursorSchema()) }),
      output: () =>
        z.strictObject({ items: z.array(openInvitationSchema()), next: z.nullable(cursorSchema()) }),
      allow: at(grantingRoles, toPlace),
    }),
    invite: mutation({
      summary: 'Makes a code with which one person takes a role on a place; only what the caller holds.',
      input: () =>
        z.strictObject({
          role: roleSchema(),
          place: placeSchema(),
          /** For whom it is meant, so that open invitations can be told apart. */
          note: z._default(z.string().check(z.maxLength(40)), ''),
        }),
      output: () =>
        z.strictObject({ id: invitationIdSchema(), code: z.string(), expiresAt: instantSchema() }),
      allow: at(grantingRoles, toPlace),
      errors: ['NOT_YOURS_TO_GIVE', 'WRONG_LEVEL', 'AREA_CLOSED'],
      limit: { times: 60, seconds: 3600 },
    }),
    withdraw: mutation({
      summary: 'Takes an invitation back before it is accepted.',
      input: () => z.strictObject({ invitationId: invitationIdSchema() }),
      output: () => z.strictObject({}),
      allow: at(grantingRoles, toInvitation),
      errors: ['INVITATION_OVER'],
    }),
    invitation: query({
      summary: 'What a code offers, before it is accepted.',
      input: () => z.strictObject({ code: oneTimeCodeSchema() }),
      output: invitationSchema,
      allow: resident,
      errors: ['INVITATION_OVER'],
      limit: { times: 10, seconds: 600 },
    }),
    accept: mutation({
      summary: 'Takes the role that a code offers. A code works once.',
      input: () => z.strictObject({ code: oneTimeCodeSchema() }),
      output: grantSchema,
      allow: resident,
      errors: ['INVITATION_OVER', 'TOO_MANY_ROLES', 'SUSPENDED'],
      limit: { times: 10, seconds: 600 },
    }),
    suspend: mutation({
      summary: 'Takes a role out of force at once, until it is resumed.',
      input: () => z.strictObject({ grantId: grantIdSchema(), version: z.int(), reason: reasonSchema() }),
      output: grantSchema,
      allow: at(grantingRoles, toGrant),
      errors: ['CHANGED_MEANWHILE', 'NOT_YOURS_TO_GIVE', 'LAST_ADMINISTRATOR', 'WRONG_STATE'],
    }),
    resume: mutation({
      summary: 'Puts a suspended role into force again.',
      input: () => z.strictObject({ grantId: grantIdSchema(), version: z.int() }),
      output: grantSchema,
      allow: at(grantingRoles, toGrant),
      errors: ['CHANGED_MEANWHILE', 'NOT_YOURS_TO_GIVE', 'WRONG_STATE'],
    }),
    end: mutation({
      summary: 'Ends a role for good; the person can be invited anew.',
      input: () => z.strictObject({ grantId: grantIdSchema(), version: z.int(), reason: reasonSchema() }),
      output: grantSchema,
      allow: at(grantingRoles, toGrant),
      errors: ['CHANGED_MEANWHILE', 'NOT_YOURS_TO_GIVE', 'LAST_ADMINISTRATOR', 'WRONG_STATE'],
    }),
  },
  {
    errors: {
      NOT_YOURS_TO_GIVE: {
        'zh-CN': '只能授予或收回你自己持有的角色。',
        en: 'You can only give or take away roles that you hold yourself.',
      },
      WRONG_LEVEL: {
        'zh-CN': '这个角色不能设在这一级，请换一个地方。',
        en: 'This role cannot be held on a place of this level. Please pick another.',
      },
      AREA_CLOSED: {
        'zh-CN': '这个区域已经撤销了，请换一个地方。',
        en: 'This area is closed. Please pick another place.',
      },
      INVITATION_OVER: {
        'zh-CN': '这个邀请码已用过、已过期或已收回，请向邀请人要一个新的。',
        en: 'This code was used, has expired or was withdrawn. Ask for a new one.',
      },
      TOO_MANY_ROLES: {
        'zh-CN': '你的角色已经太多，请先请管理员收回几个。',
        en: 'You hold too many roles. Ask an administrator to end some first.',
      },
      SUSPENDED: {
        'zh-CN': '你的这个角色已被暂停，请联系管理员恢复。',
        en: 'This role of yours is suspended. Ask an administrator to resume it.',
      },
      CHANGED_MEANWHILE: {
        'zh-CN': '刚才有人改过这个角色，请看一眼再改。',
        en: 'Somebody changed this role just now. Have a look and try again.',
      },
      LAST_ADMINISTRATOR: {
        'zh-CN': '这是最后一位管理员，请先任命另一位。',
        en: 'This is the last administrator. Appoint another one first.',
      },
      WRONG_STATE: {
        'zh-CN': '这个角色的状态已经变了，请刷新看看。',
        en: 'The state of this role has changed. Please refresh.',
      },
    },
    fields: {
      role: { 'zh-CN': '角色', en: 'role' },
      place: { 'zh-CN': '地方', en: 'place' },
      note: { 'zh-CN': '备注', en: 'note' },
      code: { 'zh-CN': '邀请码', en: 'code' },
      reason: { 'zh-CN': '原因', en: 'reason' },
    },
  },
)
