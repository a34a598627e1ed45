import { parseArgs } from 'node:util'
import type { Locale } from '../../domain/contract/locale'
import { datums, encodings, type Datum, type Encoding } from '../../domain/station/import/datum'

export interface ImportOptions {
  readonly file: string
  readonly confirm: boolean
  readonly skipBadRows: boolean
  /** Words for services that the catalogue does not have are left out, instead of their rows. */
  readonly leaveOutServices: boolean
  /** The list wins where staff changed a station since the last one; otherwise such rows are told and left. */
  readonly overwriteEdits: boolean
  /** Undefined when nobody told: then the headings must. */
  readonly datum: Datum | undefined
  /** A real environment; otherwise the local data folder. */
  readonly env: string | undefined
  readonly dataDir: string
  readonly encoding: Encoding | undefined
  readonly report: string | undefined
  readonly lang: Locale
}

/** What was typed cannot be followed; the message says why. */
export class UsageError extends Error {}

export const usage = {
  'zh-CN': `用法：npm run stations:import -- 文件 [选项]

  文件                  CSV（UTF-8、GB18030 或 UTF-16）或 XLSX，第一行是标题
  --gcj02 | --wgs84 | --bd09   坐标系：高德、腾讯、微信是 gcj02，GPS 是 wgs84，百度是 bd09；
                        标题里写明了（如「经度（GCJ-02）」）可以不写
  --confirm             真正写入；不写这一项只预览，什么都不改
  --skip-bad-rows       有错的行跳过，其余照常写入
  --leave-out-services  服务目录里没有的服务不写，这些行照常写入
  --overwrite-edits     工作人员改过的驿站也按表格覆盖；不写则保留他们改的，并列出来
  --report 文件.csv     把每一行的结果写成表格
  --data-dir 目录       本机数据目录，默认 DATA_DIR 或 .data
  --env 环境            写入云开发环境，密钥取自 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY
  --encoding 编码       utf-8、gb18030、utf-16le 或 utf-16be；不写则自动识别
  --lang zh|en          提示的语言`,
  en: `Usage: npm run stations:import -- FILE [options]

  FILE                  CSV (UTF-8, GB18030 or UTF-16) or XLSX, headings in the first row
  --gcj02 | --wgs84 | --bd09   datum of the coordinates: gcj02 for Amap, Tencent and WeChat, wgs84 for
                        GPS, bd09 for Baidu; needed where the headings do not name it
  --confirm             really write; without it this is a preview and changes nothing
  --skip-bad-rows       leave out rows with errors and write the others
  --leave-out-services  write rows without the services that the catalogue does not have
  --overwrite-edits     write over what staff changed since the last list too; otherwise it is kept and told
  --report FILE.csv     write the result of every row as a table
  --data-dir DIR        local data folder, DATA_DIR or .data by default
  --env ENV             write to a CloudBase environment, with the keys in TENCENTCLOUD_SECRETID and
                        TENCENTCLOUD_SECRETKEY
  --encoding ENCODING   utf-8, gb18030, utf-16le or utf-16be; detected when absent
  --lang zh|en          language of what is printed`,
} as const satisfies Record<Locale, string>

/** @throws UsageError */
export function readArguments(argv: readonly string[], defaultDataDir: string): ImportOptions {
  const { values, positionals } = parse(argv)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0)
    throw new UsageError(
      more.length > 0 ? `一次只能导入一个文件 / one file at a time: ${more.join(' ')}` : '',
    )
  const chosen = datums.filter(datum => values[datum])
  if (chosen.length > 1) throw new UsageError('坐标系只能选一个 / choose one datum')
  const encoding = encodings.find(e => e === values.encoding?.toLowerCase())
  if (values.encoding !== undefined && !encoding)
    throw new UsageError(`不认识的编码 / unknown encoding: ${values.encoding}`)
  const lang = values.lang ?? 'zh'
  if (!['zh', 'zh-CN', 'en'].includes(lang)) throw new UsageError(`--lang zh | en`)
  return {
    file,
    confirm: values.confirm ?? false,
    skipBadRows: values['skip-bad-rows'] ?? false,
    leaveOutServices: values['leave-out-services'] ?? false,
    overwriteEdits: values['overwrite-edits'] ?? false,
    datum: chosen[0],
    env: values.env,
    dataDir: values['data-dir'] ?? defaultDataDir,
    encoding,
    report: values.report,
    lang: lang === 'en' ? 'en' : 'zh-CN',
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        confirm: { type: 'boolean' },
        'skip-bad-rows': { type: 'boolean' },
        'leave-out-services': { type: 'boolean' },
        'overwrite-edits': { type: 'boolean' },
        wgs84: { type: 'boolean' },
        gcj02: { type: 'boolean' },
        bd09: { type: 'boolean' },
        env: { type: 'string' },
        'data-dir': { type: 'string' },
        encoding: { type: 'string' },
        report: { type: 'string' },
        lang: { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
