import { createHash } from 'node:crypto'

/** Headers that every answer carries. */
export const everywhere: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=(), payment=(), usb=()',
}

/** Nothing runs or loads from an answer that is no page. */
export const plainPolicy = "default-src 'none'; frame-ancestors 'none'"

/**
 * Content security policy of a page of ours: everything from this origin, scripts from files or with the
 * hash of what stands in the page. Styles may stand inline, for both frameworks set them on elements.
 *
 * @param options.evaluates the phone runs the modules of a mini program, so its page alone may compile text
 * @param options.files origins from which pictures come and to which they are sent, where that is not this one
 */
export function pagePolicy(
  html: string,
  { evaluates = false, files = [] }: { evaluates?: boolean; files?: readonly string[] } = {},
): string {
  const scripts = ["'self'", ...inlineScripts(html).map(hashSource), ...(evaluates ? ["'unsafe-eval'"] : [])]
  return [
    "default-src 'self'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data: blob:", ...files].join(' '),
    "font-src 'self' data:",
    ["connect-src 'self'", ...files].join(' '),
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}

function inlineScripts(html: string): string[] {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)
  return [...scripts].map(([, text = '']) => text).filter(text => text.trim() !== '')
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
