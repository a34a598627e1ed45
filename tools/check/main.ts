/**
 * `npm run check [-- NAME…]`: types, lint, boundaries, unused, formatting, styles, secrets, sizes and the API
 * document, two at a time. Says what each found and exits 1 when one of them is not content.
 */
import path from 'node:path'
import { buildStale } from '../build/build-stale'
import { runCommand } from '../terminal/run-command'
import { sayOnTerminal as say, spoken } from '../terminal/steps'
import { checkTasks, type CheckTask } from './tasks'

const root = path.resolve(__dirname, '../..')
/** The machine that checks has two cores. */
const AT_ONCE = 2

async function main(): Promise<void> {
  const names = process.argv.slice(2)
  const tasks = checkTasks(root).filter(({ name }) => names.length === 0 || names.includes(name))
  if (tasks.length === 0) throw new Error(`no check is called ${names.join(', ')}`)
  const began = performance.now()
  if (tasks.some(({ name }) => name === 'sizes')) await buildStale(root, ['functions', 'weapp'], { say })
  const queue = [...tasks]
  const failed: string[] = []
  const worker = async () => {
    for (let task = queue.shift(); task; task = queue.shift())
      if (!(await passes(task))) failed.push(task.name)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const took = spoken(performance.now() - began)
  say(
    failed.length === 0
      ? `\nAll ${tasks.length} checks passed in ${took}.`
      : `\nFailed: ${failed.join(', ')} (${took}).`,
  )
  process.exitCode = failed.length === 0 ? 0 : 1
}

async function passes({ name, file, arguments: arguments_ }: CheckTask): Promise<boolean> {
  const began = performance.now()
  const { code, output } = await runCommand(process.execPath, [file, ...arguments_], {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0' },
  })
  say(`${code === 0 ? '✓' : '✗'} ${name} (${spoken(performance.now() - began)})`)
  if (code !== 0) say(output.trimEnd().replace(/^/gm, '    '))
  return code === 0
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
