import type { Role } from './role'

export function role(name: Role): Record<string, string> {
  return { 'aria-role': name }
}

// Every attribute costs its name at each of sixteen levels of Taro's templates: only those that speak stay.
export function heading(): Record<string, string> {
  return { 'aria-role': 'heading' }
}

/** Icons are empty for a reader anyway. */
export const hidden: Record<string, string> = {}
