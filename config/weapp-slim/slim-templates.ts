import { wordsIn } from './source-words'

/** Attributes that Taro's runtime itself sets or reads. */
const byTaro =
  /^(?:style|class|id|data-sid|is|data|name|wx:.*|bindtap|catchtouchmove|value|focus|src|module)$/

const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Whether the client sets it: `hover-class` as hoverClass, `bindlongpress` as onLongPress. */
function isSet(name: string, words: ReadonlySet<string>, lowered: ReadonlySet<string>): boolean {
  if (byTaro.test(name) || words.has(name) || words.has(camel(name))) return true
  const event = /^(?:bind|catch)(.+)$/.exec(name)?.[1]
  return event !== undefined && lowered.has(`on${event.replace(/-/g, '')}`)
}

/**
 * Taro's templates give every element every attribute that WeChat knows, once for each level of the tree.
 * Takes out those that no line of `source` mentions, and the white space between elements.
 */
export function slimTemplates(wxml: string, source: string): string {
  const words = wordsIn(source)
  const lowered = new Set([...words].map(word => word.toLowerCase()))
  return wxml
    .replace(/\s+([\w:-]+)="[^"]*"/g, (attribute, name: string) =>
      isSet(name, words, lowered) ? ` ${attribute.trim()}` : '',
    )
    .replace(/\s+(\/?>)/g, '$1')
    .replace(/>\s+</g, '><')
    .trim()
}
