/** The oldest Node that runs this project; read from package.json so that there is one place to change it. */
import { readFileSync } from 'node:fs'

/** A sentence for a person when this Node is too old; null when it will do. */
export function tooOld(root, version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
  const wanted = /(\d+)\.(\d+)/.exec(engines.node)
  const [major, minor] = version.split('.').map(Number)
  const fits = major > Number(wanted[1]) || (major === Number(wanted[1]) && minor >= Number(wanted[2]))
  if (fits) return null
  return [
    `需要 Node ${wanted[0]} 或更新的版本，你的是 ${version}。`,
    `Node ${wanted[0]} or newer is needed; this is ${version}. See https://nodejs.org/.`,
  ].join('\n')
}
