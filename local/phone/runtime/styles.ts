import { resolvePath } from '../bundle'

/** The tags of WeChat's own components; in the DOM they carry the prefix `wx-`. */
export const BUILTIN_TAGS = new Set([
  'page', 'view', 'text', 'image', 'button', 'input', 'textarea', 'scroll-view', 'swiper', 'swiper-item', 'switch',
  'slider', 'picker', 'picker-view', 'picker-view-column', 'radio', 'radio-group', 'checkbox', 'checkbox-group', 'form',
  'label', 'navigator', 'icon', 'rich-text', 'progress', 'map', 'canvas', 'cover-view', 'cover-image', 'web-view',
  'page-meta', 'navigation-bar', 'root-portal', 'movable-area', 'movable-view', 'video', 'camera', 'open-data',
  'page-container', 'match-media',
]) // prettier-ignore

/** How one style sheet's names become names in the DOM. */
export interface StyleScope {
  /** Prefix of class names (`c1--title`) of an isolated component; none for pages. */
  prefix?: string
  /** What `:host` means. */
  hostTag?: string
  /** Width of the screen in CSS px, for media queries. */
  screenWidth: number
}

/**
 * Turns declarations of WXSS into CSS of the phone's screen: `rpx` is 1/750 of the screen's width, `vh` and `vw` are
 * those of the page's window, and the safe area is the phone's.
 */
export function convertDeclarations(css: string): string {
  return css
    .replace(/(-?\d*\.?\d+)rpx\b/gi, 'calc($1 * var(--phone-rpx))')
    .replace(/(-?\d*\.?\d+)[dsl]?vh\b/gi, 'calc($1 * var(--phone-vh))')
    .replace(/(-?\d*\.?\d+)[dsl]?vw\b/gi, 'calc($1 * var(--phone-vw))')
    .replace(
      /(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,[^()]*)?\)/gi,
      'var(--phone-safe-$1)',
    )
}

/** Turns one style sheet into CSS; `@import`s are resolved among `sources` as written in the file `path`. */
export function convertStyleSheet(path: string, sources: Record<string, string>, scope: StyleScope): string {
  const source = sources[path]
  return source === undefined
    ? ''
    : convertRules(source.replace(/\/\*[\s\S]*?\*\//g, ''), path, sources, scope)
}

function convertRules(css: string, path: string, sources: Record<string, string>, scope: StyleScope): string {
  let out = ''
  let at = 0
  while (at < css.length) {
    const end = findOutsideStrings(css, at, '{;')
    if (end === -1) break
    const prelude = css.slice(at, end).trim()
    if (css[end] === ';') {
      const imported = /^@import\s+(?:url\()?['"]?([^'")]+)/i.exec(prelude)?.[1]
      if (imported !== undefined) {
        out += convertStyleSheet(resolvePath(path, imported.replace(/\.wxss$/, '')), sources, scope)
      }
      at = end + 1
      continue
    }
    const close = findClosingBrace(css, end)
    const body = css.slice(end + 1, close)
    at = close + 1
    if (/^@(?:media|supports|layer|container)\b/i.test(prelude)) {
      out += `${convertMedia(prelude, scope.screenWidth)}{${convertRules(body, path, sources, scope)}}`
    } else if (prelude.startsWith('@')) {
      out += `${prelude}{${convertDeclarations(body)}}`
    } else {
      out += `${convertSelectors(prelude, scope)}{${convertDeclarations(body)}}`
    }
  }
  return out
}

/** Media queries ask about the phone's screen, which need not be the browser's window: widths are decided here. */
function convertMedia(prelude: string, screenWidth: number): string {
  return prelude.replace(
    /\((min|max)-width:\s*([\d.]+)(px|rpx)\)/gi,
    (_, bound: string, size: string, unit: string) => {
      const px = unit === 'rpx' ? (Number(size) * screenWidth) / 750 : Number(size)
      const holds = bound === 'min' ? screenWidth >= px : screenWidth <= px
      return holds ? '(min-width: 0px)' : '(max-width: 0px)'
    },
  )
}

/** Rewrites a selector list; what stands in brackets or counts children stays as it is. */
export function convertSelectors(selectors: string, scope: StyleScope): string {
  return selectors
    .split(/(\[[^\]]*\]|:(?:nth-[\w-]+|lang|dir)\([^)]*\))/)
    .map((part, index) => (index % 2 === 1 ? part : convertSelectorText(part, scope)))
    .join('')
}

/** Every tag gets the prefix, as WeChat's compiler does it: `body` or `div` select nothing in a mini program. */
function convertSelectorText(text: string, { prefix, hostTag }: StyleScope): string {
  let out = text.replace(/(^|[\s>+~,(])([a-zA-Z][\w-]*)/g, '$1wx-$2')
  if (prefix !== undefined) out = out.replace(/\.(?=[a-zA-Z_-])/g, `.${prefix}--`)
  if (hostTag !== undefined) out = out.replace(/:host\b/g, hostTag)
  return out.replace(/:root\b/g, 'wx-page')
}

function findOutsideStrings(css: string, from: number, wanted: string): number {
  let quote = ''
  let depth = 0
  for (let at = from; at < css.length; at++) {
    const char = css.charAt(at)
    if (quote !== '') {
      if (char === '\\') at++
      else if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '(') depth++
    else if (char === ')') depth--
    else if (depth <= 0 && wanted.includes(char)) return at
  }
  return -1
}

function findClosingBrace(css: string, open: number): number {
  let depth = 0
  let at = open
  for (;;) {
    const next = findOutsideStrings(css, at, '{}')
    if (next === -1) return css.length
    depth += css.charAt(next) === '{' ? 1 : -1
    if (depth === 0) return next
    at = next + 1
  }
}
