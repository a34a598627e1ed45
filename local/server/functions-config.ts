import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CloudbaseRcFile } from '../../config/cloudbase/cloudbaserc'

/** `dist/cloudbaserc.json` with its `{{env.NAME}}` filled in, as the CloudBase command line does on deploying. */
export async function readRc(
  root: string,
  values: Readonly<Record<string, string>>,
): Promise<CloudbaseRcFile> {
  const text = await readFile(path.join(root, 'dist/cloudbaserc.json'), 'utf8')
  const rc = JSON.parse(text) as CloudbaseRcFile
  const filled = rc.functions.map(settings => ({
    ...settings,
    envVariables: Object.fromEntries(
      Object.entries(settings.envVariables).map(([name, value]) => [name, fill(value, values)]),
    ),
  }))
  return { ...rc, functions: filled }
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{env\.([A-Z_]+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`the deployment asks for ${name}, which nobody gave`)
    return value
  })
}
