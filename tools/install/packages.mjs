/** Installs what package-lock.json says, when node_modules is not that already. Plain Node: it runs first. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Names what differs between the lock file and node_modules, or null. npm itself writes down what it
 * installed (`node_modules/.package-lock.json`), last of all: an install that broke off has no such file.
 */
export function outdated(root) {
  const lock = readJson(path.join(root, 'package-lock.json'))
  if (!lock) return 'there is no package-lock.json'
  const installed = readJson(path.join(root, 'node_modules/.package-lock.json'))
  if (!installed) return 'node_modules is missing or incomplete'
  for (const [place, wanted] of Object.entries(lock.packages)) {
    if (place === '') continue
    const found = installed.packages[place]
    // Packages for other systems are rightly absent.
    if (!found && (wanted.optional || wanted.devOptional)) continue
    if (found?.version !== wanted.version)
      return `${place} is ${found?.version ?? 'missing'}, not ${wanted.version}`
  }
  return null
}

/** @returns true when everything is in place afterwards. */
export function installPackages(root, say) {
  const reason = outdated(root)
  if (!reason) return true
  if (!existsSync(path.join(root, 'package-lock.json'))) {
    say(`Cannot install: ${reason}.`)
    return false
  }
  say(`Installing packages from the lock file (${reason}); a first time takes a minute or two …`)
  const began = Date.now()
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // `install --no-save` and not `ci`: it takes the versions of the lock file too and leaves the file as it is, but
  // `ci` of npm 11 refuses a lock in which two packages want different versions of other systems' binaries.
  // Install scripts are off in .npmrc; --include=dev because NODE_ENV=production would leave the tools out.
  const { status, error } = spawnSync(
    npm,
    ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  )
  if (status === 0) {
    say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`)
    return true
  }
  say(
    error
      ? `npm could not be run: ${error.message}`
      : 'npm install failed; what it said is above. Is there a network?',
  )
  return false
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
