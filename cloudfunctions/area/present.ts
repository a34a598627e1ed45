import type { Area, AreaContacts } from '../../domain/area/contract'
import type { Locale } from '../../domain/contract/locale'
import { nameIn } from '../../domain/contract/name'
import { isOpen, type AreaDocument } from '../platform/areas'
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
    closed: !isOpen(area),
    placed: area.placedBy !== 'nobody',
    version: area.version,
  }
}

export function toContacts(area: AreaDocument, locale: Locale): AreaContacts {
  return {
    area: toArea(area, locale),
    contacts: [...(area.contacts ?? [])],
    demo: area.demoContacts ?? false,
  }
}
