import { type PhoneBundle } from '../bundle'
import { supportsConstructedSheets } from './backend'
import { convertStyleSheet } from './styles'

/** A page's styles in the window; each page of a mini program is a window of its own, so only those in front count. */
export interface AttachedStyles {
  enable: (on: boolean) => void
  remove: () => void
}

/** Adds CSS to the window; by a constructed sheet where there is one, which a strict content policy allows. */
export function attachStyles(css: string): AttachedStyles {
  if (supportsConstructedSheets()) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets.push(sheet)
    return {
      enable: on => void (sheet.disabled = !on),
      remove: () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet)
      },
    }
  }
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  return {
    enable: on => {
      if (on) document.head.append(style)
      else style.remove()
    },
    remove: () => style.remove(),
  }
}

/** The class prefix of a component with a style scope of its own. */
export function scopePrefix(path: string): string {
  return path.replace(/[^\w]+/g, '-')
}

/** app.wxss, then the components', then the page's own. */
export function pageCss(
  bundle: PhoneBundle,
  page: string,
  components: Iterable<string>,
  screenWidth: number,
): string {
  const sheets = [convertStyleSheet('app', bundle.styles, { screenWidth })]
  for (const path of components) {
    const prefix = scopePrefix(path)
    const shared = bundle.configs[path]?.styleIsolation === 'shared'
    sheets.push(
      convertStyleSheet(path, bundle.styles, {
        screenWidth,
        ...(shared ? {} : { prefix }),
        hostTag: `[wx-host="${prefix}"]`,
      }),
    )
  }
  sheets.push(convertStyleSheet(page, bundle.styles, { screenWidth }))
  return sheets.filter(css => css !== '').join('\n')
}
