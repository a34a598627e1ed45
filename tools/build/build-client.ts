import { existsSync } from 'node:fs'
import path from 'node:path'
import { runCommand } from '../terminal/run-command'
import { precompress } from './precompress'
import { sealPage } from './seal-page'

/** The two forms of the one client. */
export type ClientTarget = 'h5' | 'weapp'

/** Without these a build is not a build, whatever the compiler's exit code says. */
const mustExist: Readonly<Record<ClientTarget, readonly string[]>> = {
  h5: ['index.html'],
  weapp: ['app.js', 'app.json', 'project.config.json'],
}

/** Compiles `src` for one target into `dist/<target>`. @throws with the compiler's words when it fails. */
export async function buildClient(root: string, target: ClientTarget): Promise<void> {
  const cli = path.join(root, 'node_modules/@tarojs/cli/bin/taro')
  const { code, output } = await runCommand(process.execPath, [cli, 'build', '--type', target], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', TARO_ENV: target, FORCE_COLOR: '0' },
  })
  const missing = mustExist[target].filter(file => !existsSync(path.join(root, 'dist', target, file)))
  if (code !== 0 || missing.length > 0) {
    const lost = missing.length > 0 ? `\nnot written: ${missing.join(', ')}` : ''
    throw new Error(`the ${target} client did not build (exit code ${code})${lost}\n${output.slice(-6000)}`)
  }
  if (target !== 'h5') return
  const folder = path.join(root, 'dist', target)
  await sealPage(path.join(folder, 'index.html'))
  await precompress(folder)
}
