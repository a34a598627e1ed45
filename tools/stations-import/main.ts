/**
 * Imports a district's own list of stations: `npm run stations:import -- FILE --gcj02 [--confirm]`. Without
 * --confirm it shows what would happen and writes nothing.
 */
import path from 'node:path'
import { FileError } from '../../cloudfunctions/imports/list/file-error'
import { readArguments, usage, UsageError, type ImportOptions } from './arguments'
import { runImport } from './run-import'

async function main(): Promise<number> {
  let stopped = false
  process.on('SIGINT', () => {
    // The second time it is meant at once: every station is whole at any moment.
    if (stopped) process.exit(130)
    stopped = true
  })
  let lang: 'zh-CN' | 'en' = 'zh-CN'
  try {
    const options = fromHere(readArguments(process.argv.slice(2), process.env.DATA_DIR || '.data'))
    lang = options.lang
    return await runImport(
      options,
      line => console.log(line),
      () => stopped,
    )
  } catch (error) {
    if (error instanceof UsageError) {
      if (error.message !== '') console.error(error.message)
      console.error(process.argv.includes('en') ? usage.en : usage['zh-CN'])
      return 2
    }
    console.error(error instanceof FileError ? error.words[lang] : error)
    return 1
  }
}

/** npm runs in the project's folder; files are named from where somebody typed. */
function fromHere(options: ImportOptions): ImportOptions {
  const here = process.env.INIT_CWD ?? process.cwd()
  const { file, report } = options
  return { ...options, file: path.resolve(here, file), report: report && path.resolve(here, report) }
}

void main().then(code => (process.exitCode = code))
