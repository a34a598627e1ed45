import { isDeepStrictEqual } from 'node:util'
import { verifyDataFolder } from '../store/verify-data-folder'
import { type CloudProcess, startCloudProcess } from './cloud-process'
import {
  collections,
  committingWriter,
  type DurableWriter,
  readAll,
  readByIndex,
  singleWriter,
} from './durable-writers'
import type { Dice } from './histories/dice'
import type { SdkDatabase } from './sdk'

/** What comparing came to. */
export interface Recount {
  /** Writes that were done though nobody had been told, and those that were not. */
  doneUnacknowledged: number
  undone: number
  /** What was found wrong; must be empty. */
  damage: string[]
}

/** What the rounds came to. */
export interface KillFigures extends Recount {
  kills: number
  /** Writes that were acknowledged. */
  acknowledged: number
  /** Fewest writes, and fewest multi-document commits, that were under way at a kill. */
  leastUnderWay: number
  leastCommitsUnderWay: number
  /** Documents and index entries that were there in the end. */
  documents: number
  entries: number
}

/** A writer, and what it was told. */
export interface Progress {
  writer: DurableWriter
  /** Whether its writes are multi-document commits. */
  commits: boolean
  acknowledged: number
  /** Whether a write was sent whose answer did not come. */
  underWay: boolean
}

/** Lets everybody write until so many writes were acknowledged, kills the cloud, and says who was at it. */
async function writeUntilKilled(
  cloud: CloudProcess,
  writers: readonly Progress[],
  acknowledgements: number,
): Promise<{ underWay: number; commits: number }> {
  let left = acknowledgements
  const atKill = { underWay: 0, commits: 0 }
  const killing: Promise<void>[] = []
  const run = async (progress: Progress) => {
    while (killing.length === 0) {
      progress.underWay = true
      try {
        await progress.writer.write(cloud.database, progress.acknowledged + 1)
      } catch (error) {
        if (left <= 0) return
        throw error
      }
      progress.acknowledged++
      progress.underWay = false
      if (--left !== 0) continue
      const busy = writers.filter(({ underWay }) => underWay)
      atKill.underWay = busy.length
      atKill.commits = busy.filter(({ commits }) => commits).length
      killing.push(cloud.kill())
    }
  }
  await Promise.all(writers.map(run))
  await Promise.all(killing)
  return atKill
}

/**
 * Compares what is there with what each writer was told; who was under way may have got one write further. Each is
 * then taken to have been told what is there.
 */
export async function recount(database: SdkDatabase, writers: readonly Progress[]): Promise<Recount> {
  const found: Recount = { doneUnacknowledged: 0, undone: 0, damage: [] }
  const all = await readAll(database)
  const claimed = new Set<string>()
  for (const progress of writers) {
    const { writer, acknowledged, underWay } = progress
    const rows = await readByIndex(database, writer.name)
    const possible = underWay ? [acknowledged, acknowledged + 1] : [acknowledged]
    const done = possible.find(n => isDeepStrictEqual(rows, writer.documents(n)))
    for (const [key, row] of rows) {
      claimed.add(key)
      if (!isDeepStrictEqual(all.get(key), row))
        found.damage.push(`${key} differs between its index and a full reading`)
    }
    if (done === undefined) {
      found.damage.push(
        `${writer.name} was told of ${acknowledged} writes and has ${JSON.stringify([...rows.values()].slice(-4))}`,
      )
      continue
    }
    if (underWay) found[done > acknowledged ? 'doneUnacknowledged' : 'undone']++
    progress.acknowledged = done
    progress.underWay = false
  }
  for (const key of all.keys()) if (!claimed.has(key)) found.damage.push(`${key} is in no writer's index`)
  return found
}

/**
 * Kills a cloud again and again while 24 writers write to it, half of them in multi-document commits, and
 * compares what is there each time with what was acknowledged.
 * @param say hears of progress
 */
export async function killRounds(
  folder: string,
  kills: number,
  dice: Dice,
  say: (line: string) => void = () => undefined,
): Promise<KillFigures> {
  const writers = Array.from({ length: 24 }, (_, at): Progress => {
    const commits = at % 2 === 0
    const writer = commits ? committingWriter(`c${at}`) : singleWriter(`s${at}`)
    return { writer, commits, acknowledged: 0, underWay: false }
  })
  const figures: KillFigures = {
    kills: 0,
    acknowledged: 0,
    leastUnderWay: Infinity,
    leastCommitsUnderWay: Infinity,
    doneUnacknowledged: 0,
    undone: 0,
    documents: 0,
    entries: 0,
    damage: [],
  }
  let cloud = await startCloudProcess(folder, collections)
  try {
    while (figures.kills < kills && figures.damage.length === 0) {
      const before = sum(writers)
      const { underWay, commits } = await writeUntilKilled(cloud, writers, 40 + dice(200))
      figures.kills++
      figures.acknowledged += sum(writers) - before
      figures.leastUnderWay = Math.min(figures.leastUnderWay, underWay)
      figures.leastCommitsUnderWay = Math.min(figures.leastCommitsUnderWay, commits)
      const report = verifyDataFolder(folder)
      figures.documents = report.documents
      figures.entries = report.entries
      figures.damage.push(...report.damage)
      cloud = await startCloudProcess(folder, collections)
      const found = await recount(cloud.database, writers)
      figures.doneUnacknowledged += found.doneUnacknowledged
      figures.undone += found.undone
      figures.damage.push(...found.damage)
      say(
        `kill ${figures.kills} of ${kills}: ${figures.acknowledged} writes acknowledged, ` +
          `${underWay} under way (${commits} in commits), ` +
          `${figures.doneUnacknowledged} done unheard, ${figures.undone} undone`,
      )
    }
  } finally {
    await cloud.kill()
  }
  return figures
}

const sum = (writers: readonly Progress[]) => writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
