import type { Name } from '../../../../domain/contract/name'
import type { UsualHours } from '../../../../domain/station/hours'
import type { StationKind } from '../../../../domain/station/kinds'

/** An emergency as somebody plans it. */
export interface Plan {
  readonly area: string
  /** As whoever plans it reads it. */
  readonly areaName: string
  /** None means every kind. */
  readonly kinds: readonly StationKind[]
  readonly name: Name
  readonly banner: Name
  readonly services: readonly string[]
  readonly ownServices: readonly Name[]
  /** Null leaves each station its own hours. */
  readonly hours: UsualHours | null
}

export const emptyPlan = (area: string, areaName: string): Plan => ({
  area,
  areaName,
  kinds: [],
  name: { zh: '' },
  banner: { zh: '' },
  services: [],
  ownServices: [],
  hours: null,
})

export const roundTheClock: UsualHours = {
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], ranges: [{ from: '00:00', to: '24:00' }] }],
  holidays: 'as_usual',
}

/** What the same hours for all begin with. */
export const longDay: UsualHours = {
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], ranges: [{ from: '08:00', to: '22:00' }] }],
  holidays: 'as_usual',
}

/** Whether everything is said that an emergency needs. */
export function isComplete({ name, banner, services, ownServices }: Plan): boolean {
  return name.zh.trim() !== '' && banner.zh.trim() !== '' && services.length + ownServices.length > 0
}

/** Which stations, and what they offer meanwhile, as the service is asked. */
export function scopeOf({ area, kinds, services, ownServices, hours }: Plan) {
  return { area, kinds: [...kinds], services: [...services], ownServices: [...ownServices], hours }
}
