import type { Area, AreaContacts } from '../../domain/area/contract'
import type { Locale } from '../../domain/contract/locale'
import { nameIn } from '../../domain/contract/name'
import type { AreaDocument } from '../platform/areas'
import { pointFrom } from '../platform/geo-point'

export function toArea(area: AreaDocument, locale: Locale): Area {
  return {
    code: area._id,
    name: nameIn(area.name, locale),
    names: area.name,
    level: area.level,
    within: area.within.map(name => nameIn(name, locale)),
    hasChildren: area.hasChildren,
    centre: pointFrom(area.centre),
    closed: area.closed ?? false,
    version: area.version,
  }
}

export function toContacts(area: AreaDocument, locale: Locale): AreaContacts {
  const contacts = area.contacts ?? []
  return { area: toArea(area, locale), contacts: [...contacts], demo: area.demo && contacts.length > 0 }
}
