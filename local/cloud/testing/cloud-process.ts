import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CollectionSpec } from '../collection-spec'
import { type SdkDatabase, sdkFor } from './sdk'

/** A cloud in a process of its own, which can be killed. */
export interface CloudProcess {
  database: SdkDatabase
  /** Kills it as `kill -9` does, and waits until it is gone. */
  kill: () => Promise<void>
  /** Stops it as Ctrl-C does, and waits until it is gone. */
  interrupt: () => Promise<Ended>
}

/** A program of the cloud, run to its end. */
export interface Ended {
  code: number | null
  output: string
}

const program = (args: readonly string[]) =>
  spawn(process.execPath, ['--import', 'tsx', join(__dirname, '..', 'main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Runs the cloud's program until it ends by itself. */
export async function runCloudProgram(args: readonly string[]): Promise<Ended> {
  const child = program(args)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += String(chunk)))
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, output }
}

/**
 * Starts a cloud on a data folder, on a free port.
 * @throws Error with what it said when it ends instead of serving
 */
export async function startCloudProcess(
  folder: string,
  collections: readonly CollectionSpec[],
): Promise<CloudProcess> {
  const file = `${folder}-collections.json`
  writeFileSync(file, JSON.stringify(collections))
  const child = program(['--data', folder, '--port', '0', '--env', 'local-test', '--collections', file])
  const ended = new Promise<number | null>(resolve => {
    child.once('close', resolve)
  })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', chunk => (output += String(chunk)))
    child.stdout.on('data', chunk => {
      output += String(chunk)
      const found = /answers at (\S+)\n/.exec(output)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('close', () => {
      reject(new Error(`The cloud did not start: ${output}`))
    })
  })
  // Without these the SDK looks for metadata of a machine of the real cloud before each call.
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-test',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
  })
  return {
    database: sdkFor(url).database(),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    interrupt: async () => {
      child.kill('SIGINT')
      return { code: await ended, output }
    },
  }
}
