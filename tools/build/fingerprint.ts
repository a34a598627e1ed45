import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

/** Files that no build reads. */
const NEVER_BUILT = /\.test\.tsx?$|(^|\/)(node_modules|\.DS_Store)(\/|$)/

/**
 * One word for the content of many files: equal when every path and byte is equal. `inputs` are files and
 * folders relative to `root`; one that does not exist counts as empty, so that adding it changes the word.
 */
export async function fingerprint(root: string, inputs: readonly string[]): Promise<string> {
  const files = (await Promise.all(inputs.map(input => filesUnder(root, input)))).flat().sort()
  const hash = createHash('sha256')
  for (const file of new Set(files)) {
    hash.update(`${file}\0`)
    hash.update(
      createHash('sha256')
        .update(await readFile(path.join(root, file)))
        .digest(),
    )
  }
  return hash.digest('hex')
}

async function filesUnder(root: string, input: string): Promise<string[]> {
  if (NEVER_BUILT.test(input)) return []
  const found = await stat(path.join(root, input)).catch(() => null)
  if (!found) return []
  if (found.isFile()) return [input]
  const entries = await readdir(path.join(root, input))
  return (await Promise.all(entries.map(entry => filesUnder(root, `${input}/${entry}`)))).flat()
}
