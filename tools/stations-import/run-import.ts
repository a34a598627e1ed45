import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { areasOfDistrict } from '../../cloudfunctions/imports/list/areas-of-district'
import { areaChains, type AreaChain } from '../../cloudfunctions/platform/area-document'
import type { Database } from '../../cloudfunctions/platform/database'
import { inForceAt } from '../../cloudfunctions/platform/district-settings'
import { operator } from '../../cloudfunctions/platform/operator'
import { settingsIn } from '../../cloudfunctions/platform/settings-versions'
import { hasDistrict, stationsBeside, writeDistrict } from '../../cloudfunctions/station/store-import'
import { loadDistrict, type LoadedDistrict } from '../../config/district/load-district'
import { nameIn } from '../../domain/contract/name'
import { codeOfId } from '../../domain/station/code-of-id'
import { unknownServices } from '../../domain/station/import/problem-groups'
import type { Problem } from '../../domain/station/import/problems'
import type { ImportOptions } from './arguments'
import { checkList, type CheckedList, type ListDistrict } from '../../cloudfunctions/imports/list/check-list'
import { FileError } from '../../cloudfunctions/imports/list/file-error'
import { openDataFolder, openEnvironment, type Target } from '../open-target'
import { useSigningKeys } from '../use-signing-keys'
import { logImport } from './log-import'
import { readList } from './read-list'
import { writeReport, type Unseen } from './report'
import { Screen } from './screen'
import { previewList, type Preview } from '../../cloudfunctions/imports/list/apply-list'
import { writeList, type Written } from './write-list'

/** 0 done, 1 refused or failed, 130 stopped by the person. */
export type ExitCode = 0 | 1 | 130

/**
 * Imports a list of stations, or shows what an import would do.
 *
 * @param stopped asked between chunks; true ends the import where it is, to be resumed
 * @throws FileError when the list or the place it goes to cannot be used at all
 */
export async function runImport(
  options: ImportOptions,
  line: (text: string) => void,
  stopped: () => boolean,
): Promise<ExitCode> {
  const screen = new Screen(options.lang, line)
  const loaded = loadDistrict()
  const rows = readList(options.file, options.encoding)
  const open = (create: boolean) =>
    options.env === undefined ? openDataFolder(options.dataDir, create) : openEnvironment(options.env)
  let target = await open(false)
  try {
    const ground = await groundOf(target, loaded)
    const list = await checkList(rows, ground, options.datum, Date.now(), options)
    const { datum } = list
    screen.read(list)
    screen.problems(list)

    const refused = options.confirm && list.badRows.size > 0 && !options.skipBadRows
    if (!datum || !options.confirm || refused || list.stations.length === 0)
      return await previewed(target, list, ground, options, screen, refused)
    await useSigningKeys(options.env, options.dataDir)
    target ??= await open(true)
    if (!target) throw new Error('a data folder that may be made is there')
    return await confirmed(target.database, list, loaded, { ...options, datum }, screen, stopped)
  } finally {
    await target?.close()
  }
}

async function previewed(
  target: Target | null,
  list: CheckedList,
  { chains }: Ground,
  options: ImportOptions,
  screen: Screen,
  refused: boolean,
): Promise<ExitCode> {
  const database = target && (await hasDistrict(target.database)) ? target.database : null
  const preview = await previewList(database, list.stations, chains, options.overwriteEdits)
  await conclude(database, list, preview, options, screen)
  if (!list.datum) {
    screen.say(
      '没有写入：表里没写明坐标系。请在命令后加上 --gcj02（高德、腾讯、微信）、--wgs84（GPS）或 --bd09（百度）；也可以写在标题里，如「经度（GCJ-02）」。认错坐标系，驿站会偏出几百米。',
      'Nothing was written: the list does not name its datum. Add --gcj02 (Amap, Tencent, WeChat), --wgs84 (GPS) or --bd09 (Baidu) to the command, or name it in the headings, as in “lng_gcj02”. With the wrong one, stations are hundreds of metres off.',
    )
    return 1
  }
  if (refused) {
    screen.say(
      '没有写入：先改好有错的行，或用 --skip-bad-rows 跳过它们。',
      'Nothing was written: correct the rows with errors, or leave them out with --skip-bad-rows.',
    )
    if (unknownServices(list.problems).length > 0)
      screen.say(
        '服务目录里没有的服务，也可以不写：加上 --leave-out-services，这些行照常写入。',
        'Services that the catalogue does not have can be left out of their rows: add --leave-out-services.',
      )
  } else if (!options.confirm)
    screen.say('这是预览，没有写入。确认无误后加上 --confirm。', 'This is a preview. Add --confirm to write.')
  else screen.say('没有可以写入的行。', 'There is no row to write.')
  return list.badRows.size > 0 || list.stations.length === 0 ? 1 : 0
}

async function confirmed(
  database: Database,
  list: CheckedList,
  loaded: LoadedDistrict,
  options: ImportOptions & { readonly datum: string },
  screen: Screen,
  stopped: () => boolean,
): Promise<ExitCode> {
  if (await writeDistrict(database, loaded, new Date())) {
    screen.say(
      `先写入${loaded.district.name.zh}的 ${loaded.areas.length} 个区域和规则`,
      `The district’s ${loaded.areas.length} areas and rules were written first`,
    )
  }
  const { chains } = await areasOfDistrict(database)
  const written = await writeList(database, list.stations, chains, {
    id: importId(options),
    file: basename(options.file),
    overEdits: options.overwriteEdits,
    importer: operator,
    progress: (done, all) => screen.say(`已写入 ${done} / ${all}`, `${done} / ${all} written`),
    stopped,
    now: () => new Date(),
  })
  if (written.before > 0)
    screen.say(
      `接着上次中断的导入：其中 ${written.before} 个上次已经写入`,
      `Resumed: ${written.before} of these had been written before the interruption`,
    )
  if (!written.finished) {
    screen.say(
      `停在 ${written.changes.size} / ${list.stations.length}。再运行同一条命令就会接着导入。`,
      `Stopped at ${written.changes.size} of ${list.stations.length}. Run the same command again to go on.`,
    )
    return 130
  }
  const { changes } = written
  const left = withoutClosed(list, written.closed, chains)
  const done = { id: importId(options), file: basename(options.file), changes, list: left }
  await logImport(database, loaded.district.code, done, new Date())
  if (left !== list) screen.problems(left)
  await conclude(database, left, written, options, screen)
  if (left !== list) {
    screen.say(
      `${written.closed.size} 行没有写入：社区刚刚撤销了。其余的已经写好。`,
      `${written.closed.size} rows were not written, for their community was closed just now. The others were.`,
    )
    return 1
  }
  screen.done(changes, list.badRows.size)
  return 0
}

/** The list with an error for each row whose area was closed while it was written. */
function withoutClosed(
  list: CheckedList,
  closed: Written['closed'],
  chains: ReadonlyMap<string, AreaChain>,
): CheckedList {
  if (closed.size === 0) return list
  const column = list.headings.at.has('community') ? 'community' : 'code'
  const problems = list.stations.flatMap(({ row, record }): Problem[] => {
    const area = closed.get(record.code)
    if (area === undefined) return []
    return [{ row, column, code: 'community_closed', detail: chains.get(area)?.names.at(-1)?.zh ?? area }]
  })
  return {
    ...list,
    stations: list.stations.filter(({ record }) => !closed.has(record.code)),
    problems: [...list.problems, ...problems].sort((a, b) => a.row - b.row),
    badRows: new Set([...list.badRows, ...problems.map(({ row }) => row)]),
  }
}

async function conclude(
  database: Database | null,
  list: CheckedList,
  made: Preview,
  options: ImportOptions,
  screen: Screen,
): Promise<void> {
  const unseen: Unseen[] = []
  if (database) {
    for await (const { _id, name } of stationsBeside(database, list.codes))
      unseen.push({ code: codeOfId(_id), name: nameIn(name, options.lang) })
  }
  screen.notes(list, made)
  screen.changes(made, unseen, list.badRows.size)
  screen.edits(made)
  if (options.report === undefined) return
  writeReport(options.report, list, made, unseen, options.lang)
  screen.say(`结果表：${options.report}`, `Report: ${options.report}`)
}

/** What a list is checked against, and where its stations may stand. */
interface Ground extends ListDistrict {
  readonly chains: ReadonlyMap<string, AreaChain>
}

/**
 * The district as it stands where the stations go, with what administrators added and renamed there, and what the
 * folder says besides.
 * @throws FileError where another district stands
 */
async function groundOf(target: Target | null, { district, areas }: LoadedDistrict): Promise<Ground> {
  const chains = areaChains(areas)
  const stored = target && (await settingsIn(target.database))
  if (!target || !stored) return { district, areas, chains }
  if (stored.code !== district.code)
    throw new FileError({
      'zh-CN': `这里的数据属于区划 ${stored.code}，不是 ${district.code}`,
      en: `These data belong to the district ${stored.code}, not ${district.code}`,
    })
  const standing = await areasOfDistrict(target.database)
  const { services: known, rules } = inForceAt(stored, Date.now())
  const codes = new Set(known.map(({ code }) => code))
  return {
    district: {
      outline: district.outline,
      rules,
      ...(district.phoneArea === undefined ? {} : { phoneArea: district.phoneArea }),
      services: [...known, ...district.services.filter(({ code }) => !codes.has(code))],
    },
    areas: [...standing.areas, ...areas.filter(({ code }) => !standing.chains.has(code))],
    chains: new Map([...chains, ...standing.chains]),
  }
}

/** The same file read the same way is the same import: interrupted, it is resumed. */
function importId(options: ImportOptions): string {
  const { file, datum, encoding, skipBadRows, overwriteEdits, leaveOutServices } = options
  const hash = createHash('sha256').update(readFileSync(file))
  return `stations-${hash
    .update(
      JSON.stringify([
        datum,
        encoding,
        skipBadRows,
        overwriteEdits,
        // Absent unless wanted: what an earlier release began is taken up.
        ...(leaveOutServices ? ['leaveOutServices'] : []),
      ]),
    )
    .digest('hex')
    .slice(0, 32)}`
}
