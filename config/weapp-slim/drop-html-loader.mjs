const imported = 'import { setInnerHTML, '

/** Takes the parser of HTML text out of Taro's React: the only caller of it when nobody sets HTML text. */
export default function dropHtml(code) {
  if (!code.includes(imported))
    throw new Error(`${this.resourcePath} no longer imports setInnerHTML as it did`)
  const refusal = `const setInnerHTML = () => { throw new Error('the build left out HTML text') }`
  return `${code.replace(imported, 'import { ')}\n${refusal}\n`
}
