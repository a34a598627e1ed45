import * as z from 'zod/mini'
import { lazySchema } from '../../domain/contract/lazy-schema'
import { suggestions, type PartState, type Suggestion } from '../../domain/submissions/check'
import { DAY } from '../../domain/time/china-time'
import type { PlaceKey } from '../../domain/role/place'
import { rows, type Database } from './database'
import { callOpenApi, type OpenApiAnswer } from './open-api'

/** A picture that WeChat was asked about, as stored in `content_checks`; its answer comes later, as an event. */
export interface ContentCheckDocument {
  /** WeChat's `trace_id`: who knows it is WeChat, for nobody else is ever told. */
  readonly _id: string
  /** What it belongs to: `submission:…`. */
  readonly about: PlaceKey
  /** Which picture of it. */
  readonly part: string
  /** `answered` until a job has taken it up. */
  readonly state: 'asked' | 'answered' | 'taken'
  /** Null while it is waited for, and where WeChat could not look at the picture. */
  readonly suggestion: Suggestion | null
  readonly label: number | null
  readonly askedAt: Date
  readonly expiresAt: Date
}

export const CONTENT_CHECKS = 'content_checks'
const KEPT = 7 * DAY

/** What words and pictures are, as both checks want to know: 1 what people say of themselves, 4 what they post. */
const scenes = { profile: 1, post: 4 } as const
/** WeChat answers only about people who were in the mini program within the last two hours. */
const AWAY = 61010

/** How a part was judged, and what WeChat took it for by its number. */
export interface Judged {
  readonly state: PartState
  readonly label: number | null
}

const verdictSchema = lazySchema(() => z.object({ suggest: z.enum(suggestions), label: z.int() }))

/** Judges words at once: `security.msgSecCheck`, version 2. */
export async function judgeText(openid: string, content: string, as: keyof typeof scenes): Promise<Judged> {
  const request = { openid, scene: scenes[as], version: 2, content }
  const answer = await callOpenApi('security.msgSecCheck', request)
  const verdict = answer?.errCode === 0 ? verdictSchema().safeParse(answer.result) : null
  return verdict?.success
    ? { state: verdict.data.suggest, label: verdict.data.label }
    : { state: whyNot(answer), label: null }
}

/**
 * Asks WeChat to look at a picture: `security.mediaCheckAsync`. The answer comes later, see {@link noteMediaAnswer}.
 *
 * @param url from where WeChat fetches the picture
 */
export async function askAboutPicture(
  db: Database,
  openid: string,
  { about, part, url, at }: { about: PlaceKey; part: string; url: string; at: Date },
): Promise<Judged> {
  const request = { openid, scene: scenes.post, version: 2, mediaType: 2, mediaUrl: url }
  const answer = await callOpenApi('security.mediaCheckAsync', request)
  if (answer?.errCode !== 0 || typeof answer.traceId !== 'string')
    return { state: whyNot(answer), label: null }
  const asked: ContentCheckDocument = {
    _id: answer.traceId,
    about,
    part,
    state: 'asked',
    suggestion: null,
    label: null,
    askedAt: at,
    expiresAt: new Date(at.getTime() + KEPT),
  }
  await db.collection(CONTENT_CHECKS).add(asked)
  return { state: 'waiting', label: null }
}

function whyNot(answer: OpenApiAnswer | null): PartState {
  return answer?.errCode === AWAY ? 'stale' : 'failed'
}

/** Everything that was asked about the pictures of a thing; more than two rounds of nine nobody asks. */
export function pictureChecks(db: Database, about: PlaceKey): Promise<ContentCheckDocument[]> {
  return rows<ContentCheckDocument>(
    db.collection(CONTENT_CHECKS).where({ about }).orderBy('askedAt', 'desc').limit(200).get(),
  )
}

/** What WeChat sends when it has looked at a picture. */
const mediaEventSchema = lazySchema(() =>
  z.object({
    MsgType: z.literal('event'),
    Event: z.literal('wxa_media_check'),
    trace_id: z.string().check(z.minLength(8), z.maxLength(128)),
    errcode: z.int(),
    result: z.optional(z.object({ suggest: z.string(), label: z.int() })),
  }),
)
export interface MediaAnswer {
  readonly trace: string
  /** Null where WeChat could not look at it, for instance because it could not fetch it. */
  readonly suggestion: Suggestion | null
  readonly label: number | null
}

/** Reads what WeChat sent; null where it is about something else. */
export function readMediaEvent(event: unknown): MediaAnswer | null {
  const { success, data } = mediaEventSchema().safeParse(event)
  if (!success) return null
  const suggestion = data.errcode === 0 ? suggestions.find(one => one === data.result?.suggest) : undefined
  return {
    trace: data.trace_id,
    suggestion: suggestion ?? null,
    label: suggestion ? (data.result?.label ?? null) : null,
  }
}

/** Notes an answer, the first of several. @returns false for a picture that nobody asked about (yet) */
export async function noteMediaAnswer(
  db: Database,
  { trace, suggestion, label }: MediaAnswer,
): Promise<boolean> {
  const checks = db.collection(CONTENT_CHECKS)
  const { updated } = await checks
    .where({ _id: trace, state: 'asked' })
    .update({ state: 'answered', suggestion, label })
  return updated > 0 || (await rows(checks.where({ _id: trace }).limit(1).get())).length > 0
}

/** Answers that nobody has taken up yet. */
export function answeredChecks(db: Database, limit: number): Promise<ContentCheckDocument[]> {
  return rows<ContentCheckDocument>(
    db.collection(CONTENT_CHECKS).where({ state: 'answered' }).limit(limit).get(),
  )
}

export async function takeAnswer(db: Database, { _id }: ContentCheckDocument): Promise<void> {
  await db.collection(CONTENT_CHECKS).where({ _id, state: 'answered' }).update({ state: 'taken' })
}
