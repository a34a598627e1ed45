import type { CloudbaseRc, FunctionConfig } from '../functions/cloudbaserc'
import { parseCron } from '../timers/cron'
import { type JsonFile, refuse } from './json-file'

type Kind = 'string' | 'number'

/**
 * Functions from a `cloudbaserc.json`; what else stands in it is for the tool that deploys.
 * @throws Error that says which field of the file is wrong, and how
 */
export function readFunctions({ file, value }: JsonFile): CloudbaseRc {
  const { functions } = (value ?? {}) as { functions?: unknown }
  if (!Array.isArray(functions)) throw refuse(file, 'functions must be a list', functions)
  for (const [n, item] of functions.entries()) {
    const at = `functions[${n}]`
    if (typeof item !== 'object' || item === null) throw refuse(file, `${at} must be an object`, item)
    const {
      name,
      handler,
      timeout,
      memorySize,
      triggers = [],
    } = item as Record<keyof FunctionConfig, unknown>
    const fields: [string, Kind, unknown][] = [
      ['name', 'string', name],
      ['handler', 'string', handler ?? ''],
      ['timeout', 'number', timeout ?? 1],
      ['memorySize', 'number', memorySize ?? 1],
    ]
    for (const [field, kind, found] of fields) {
      if (typeof found !== kind) throw refuse(file, `${at}.${field} must be a ${kind}`, found)
    }
    if (!Array.isArray(triggers)) throw refuse(file, `${at}.triggers must be a list`, triggers)
    for (const [m, trigger] of triggers.entries()) checkTrigger(file, `${at}.triggers[${m}]`, trigger)
  }
  return { functions: functions as FunctionConfig[] }
}

function checkTrigger(file: string, at: string, trigger: unknown): void {
  const { name, config } = (trigger ?? {}) as { name?: unknown; config?: unknown }
  if (typeof name !== 'string') throw refuse(file, `${at}.name must be a string`, name)
  if (typeof config !== 'string') throw refuse(file, `${at}.config must be a string`, config)
  try {
    parseCron(config)
  } catch (error) {
    throw new Error(`${file}: ${at}.config: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
