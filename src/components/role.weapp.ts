import type { Role } from './role'

export function role(name: Role): Record<string, string> {
  return { 'aria-role': name }
}

export function heading(level: 1 | 2 | 3): Record<string, string> {
  return { 'aria-role': 'heading', 'aria-level': String(level) }
}

export const hidden: Record<string, string> = { 'aria-hidden': 'true' }
