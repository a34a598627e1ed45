import type { Role } from './role'

export function role(name: Role): Record<string, string> {
  return { role: name }
}

export function heading(level: 1 | 2 | 3): Record<string, string> {
  return { role: 'heading', 'aria-level': String(level) }
}

export const hidden: Record<string, string> = { 'aria-hidden': 'true' }
