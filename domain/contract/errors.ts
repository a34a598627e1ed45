import type { Locale, Words } from './locale'

/** Codes that every procedure may answer with, and the sentence a person reads. */
export const commonErrors = {
  INVALID_INPUT: {
    'zh-CN': '有一项填得不对，请检查后再试。',
    en: 'Something is not filled in correctly. Please check and try again.',
  },
  UNAUTHENTICATED: {
    'zh-CN': '登录已过期，请重新打开页面。',
    en: 'You are not signed in any more. Please reopen the page.',
  },
  FORBIDDEN: { 'zh-CN': '你没有权限做这一步。', en: 'You are not allowed to do this.' },
  NOT_FOUND: { 'zh-CN': '没有找到，可能已经撤下。', en: 'Not found. It may have been taken down.' },
  CONFLICT: {
    'zh-CN': '刚才有人改过，请刷新后再试。',
    en: 'Somebody changed this just now. Refresh and try again.',
  },
  RATE_LIMITED: { 'zh-CN': '操作太快了，请稍等再试。', en: 'Too fast. Please wait a moment and try again.' },
  UNAVAILABLE: {
    'zh-CN': '网络不太好，请稍后再试。',
    en: 'The connection is not good. Please try again later.',
  },
  INTERNAL: {
    'zh-CN': '我们这边出了点问题，请稍后再试。',
    en: 'Something went wrong on our side. Please try again later.',
  },
} as const satisfies Record<string, Words>

export type CommonErrorCode = keyof typeof commonErrors

/** HTTP status that goes with each code; a contract's own codes are conflicts with the present state: 409. */
export const httpStatus: Readonly<Record<CommonErrorCode, number>> = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

/** One field that was refused: where it stands in the input, and why, in the person's language. */
export interface FieldProblem {
  readonly path: string
  readonly message: string
}

/** What a failed call answers. `code` is a common one or one of the contract's. */
export interface WireError {
  readonly code: string
  readonly message: string
  readonly details?: readonly FieldProblem[]
}

/** The envelope of every answer. */
export type Envelope<Output> =
  | { readonly data: Output; readonly requestId: string }
  | { readonly error: WireError; readonly requestId: string }

/**
 * The error that both sides throw: by handlers on the server (becomes the envelope), by the client for
 * a failed call. `message` is for the person; `cause` is for engineers and never leaves the server.
 */
export class NuanlinError extends Error {
  constructor(
    readonly code: string,
    options: {
      message?: string
      details?: readonly FieldProblem[]
      cause?: unknown
      requestId?: string
    } = {},
  ) {
    super(options.message ?? code, { cause: options.cause })
    this.name = 'NuanlinError'
    this.details = options.details
    this.requestId = options.requestId
  }
  readonly details: readonly FieldProblem[] | undefined
  readonly requestId: string | undefined
}

export function isCommonErrorCode(code: string): code is CommonErrorCode {
  return Object.hasOwn(commonErrors, code)
}

/** The sentence for a code: the contract's own, else the common one, else INTERNAL's. */
export function sentenceFor(code: string, locale: Locale, own: Readonly<Record<string, Words>> = {}): string {
  const words = Object.hasOwn(own, code)
    ? own[code]
    : isCommonErrorCode(code)
      ? commonErrors[code]
      : undefined
  return (words ?? commonErrors.INTERNAL)[locale]
}
