import { applyStyle } from '../backend'
import { convertDeclarations } from '../styles'
import { text } from '../values'
import { type Builtin, type BuiltinNode } from './builtin'

/** `<page-meta>` speaks for the page it stands in. */
export const pageMetaBuiltin: Builtin = {
  properties: ['pageStyle', 'rootFontSize', 'backgroundColor', 'rootBackgroundColor'],
  update: apply,
  attached: apply,
}

function apply({ data, element }: BuiltinNode): void {
  const page = element.closest<HTMLElement>('wx-page')
  if (page === null) return
  const fontSize = text(data.rootFontSize)
  const size = fontSize === '' || fontSize === 'system' ? '' : `font-size:${fontSize};`
  applyStyle(page, convertDeclarations(size + text(data.pageStyle)))
  const scroller = page.closest<HTMLElement>('.phone-scroll')
  if (scroller !== null) scroller.style.overflowY = page.style.overflow === 'hidden' ? 'hidden' : ''
}
