import { readFileSync } from 'node:fs'
import path from 'node:path'
import { collections } from '../../config/cloudbase/collections'

/** Collections that a page names: `people`, or `people.nickname` for a part of it. */
function namedIn(document: string): Set<string> {
  const text = readFileSync(path.resolve(__dirname, '../../docs', document), 'utf8')
  return new Set([...text.matchAll(/`([a-z_]+)(?:\.[\w.]+)?`/g)].map(([, name = '']) => name))
}

// What is kept and not told would be found out by whoever looks; a page that forgets one is wrong.
it.each(['privacy.md', 'architecture.md'])('docs/%s names every collection there is', document => {
  const named = namedIn(document)
  expect(collections.map(({ name }) => name).filter(name => !named.has(name))).toEqual([])
})
