import { posix } from 'node:path'

/** Attributes may hold anything but their own quote, an angle bracket too. */
const ATTRIBUTE = String.raw`\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*')`

/**
 * Names of the parts that hold the sheets that people see, in the order of their tabs: neither the names of the
 * parts nor their order in the file say it. Charts and macros, which are sheets too, hold no rows.
 *
 * @param workbook XML of `xl/workbook.xml`
 * @param relationships XML of `xl/_rels/workbook.xml.rels`, which says where each sheet is
 */
export function visibleSheets(workbook: string, relationships: string): string[] {
  const parts = new Map<string, string>()
  for (const said of elements(relationships, 'Relationship')) {
    const [id, target] = [said.get('Id'), said.get('Target')]
    if (id === undefined || target === undefined || !said.get('Type')?.endsWith('/worksheet')) continue
    parts.set(id, posix.resolve('/xl', target).slice(1))
  }
  return elements(workbook, 'sheet').flatMap(said => {
    const part = parts.get(said.get('id') ?? '')
    return part === undefined || /^(?:hidden|veryHidden)$/u.test(said.get('state') ?? '') ? [] : [part]
  })
}

/** The attributes of the elements of a name, in their order; prefixes, which each program chooses, are left out. */
function elements(xml: string, name: string): Map<string, string>[] {
  const tag = new RegExp(String.raw`<(?:[\w.-]+:)?${name}((?:${ATTRIBUTE})+)\s*/?>`, 'gu')
  return Array.from(
    xml.matchAll(tag),
    ([, attributes = '']) =>
      new Map(
        Array.from(
          attributes.matchAll(/([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu),
          ([, key = '', double, single]) => [key, double ?? single ?? ''] as const,
        ),
      ),
  )
}
