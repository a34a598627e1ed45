import { applyStyle } from '../backend'
import { convertDeclarations } from '../styles'
import { isRecord, list, record, text } from '../values'
import { type Builtin } from './builtin'

/** What WeChat lets a rich text contain; everything else is left out with its content. */
const TAGS = new Set([
  'a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br', 'caption', 'center', 'cite',
  'code', 'col', 'colgroup', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'fieldset', 'font', 'footer', 'h1', 'h2', 'h3', 'h4',
  'h5', 'h6', 'header', 'hr', 'i', 'img', 'ins', 'label', 'legend', 'li', 'mark', 'nav', 'ol', 'p', 'pre', 'q', 'rt',
  'ruby', 's', 'section', 'small', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr',
  'tt', 'u', 'ul',
]) // prettier-ignore
const ATTRIBUTES = new Set([
  'alt',
  'class',
  'colspan',
  'rowspan',
  'src',
  'style',
  'width',
  'height',
  'align',
  'start',
  'type',
])

export const richTextBuiltin: Builtin = {
  properties: ['nodes', 'space'],
  update({ data, element, phone }) {
    const resolve = (src: string) => phone.asset(src)
    const content =
      typeof data.nodes === 'string'
        ? [...new DOMParser().parseFromString(data.nodes, 'text/html').body.childNodes].flatMap(node =>
            fromDom(node, resolve),
          )
        : list(data.nodes).flatMap(node => fromNodes(node, resolve))
    element.replaceChildren(...content)
  },
}

type Resolve = (src: string) => string

function make(
  tag: string,
  attributes: Iterable<readonly [string, string]>,
  children: Node[],
  resolve: Resolve,
): Node[] {
  if (!TAGS.has(tag)) return []
  const made = document.createElement(tag)
  for (const [name, value] of attributes) {
    if (!ATTRIBUTES.has(name)) continue
    if (name === 'style') applyStyle(made, convertDeclarations(value))
    else made.setAttribute(name, name === 'src' ? resolve(value) : value)
  }
  made.append(...children)
  return [made]
}

function fromDom(node: Node, resolve: Resolve): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')]
  if (!(node instanceof Element)) return []
  const children = [...node.childNodes].flatMap(child => fromDom(child, resolve))
  return make(
    node.tagName.toLowerCase(),
    [...node.attributes].map(({ name, value }) => [name, value] as const),
    children,
    resolve,
  )
}

function fromNodes(node: unknown, resolve: Resolve): Node[] {
  if (!isRecord(node)) return []
  if (node.type === 'text') return [document.createTextNode(text(node.text))]
  const attributes = Object.entries(record(node.attrs)).map(([name, value]) => [name, text(value)] as const)
  return make(
    text(node.name).toLowerCase(),
    attributes,
    list(node.children).flatMap(child => fromNodes(child, resolve)),
    resolve,
  )
}
