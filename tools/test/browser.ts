import { existsSync } from 'node:fs'
import { step, type Say } from '../terminal/steps'
import { runCommand } from '../terminal/run-command'

/** Where Chromium is found when nothing says otherwise (`CHROMIUM` does). */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Where Debian's fonts-noto-cjk puts Chinese type; without it every screenshot is boxes. */
const typefaces = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/noto-cjk', '/System/Library/Fonts']

export function browserPath(env: NodeJS.ProcessEnv = process.env): string | null {
  return [env.CHROMIUM ?? '', ...places].find(place => place !== '' && existsSync(place)) ?? null
}

/**
 * Makes sure of Chromium and Chinese type, from Debian's packages where it may install them.
 * @returns the browser, or null with what is missing told to the person.
 */
export async function ensureBrowser(say: Say): Promise<string | null> {
  const missing = missingPackages()
  if (missing.length > 0 && mayInstall()) {
    await step(`install ${missing.join(' and ')}`, say, async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      await runCommand('apt-get', ['update', '-qq'], { env })
      const { code, output } = await runCommand(
        'apt-get',
        ['install', '-y', '-qq', '--no-install-recommends', ...missing],
        { env },
      )
      if (code !== 0) say(output.slice(-2000))
    })
  }
  const still = missingPackages()
  if (still.length === 0) return browserPath()
  say(
    `! ${still.join(' and ')} missing and cannot be installed here: sudo apt-get install ${still.join(' ')}`,
  )
  return still.includes('chromium') ? null : browserPath()
}

function missingPackages(): string[] {
  const missing: string[] = []
  if (!browserPath()) missing.push('chromium')
  if (!typefaces.some(place => existsSync(place))) missing.push('fonts-noto-cjk')
  return missing
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}
