import { Chip } from '../../../components/chip'
import { iconNamed } from '../../../components/icon'
import type { Service } from '../../../../domain/station/card'
import type { StationFilters } from '../../../../domain/station/contract'
import { stationKinds } from '../../../../domain/station/kinds'
import { useWords } from '../../../i18n/words'
import { withKind, withService } from './filters'

interface FilterChipProps {
  readonly filters: StationFilters
  readonly onFilters: (filters: StationFilters) => void
}

export function OpenNowChip({ filters, onFilters, children }: FilterChipProps & { children: string }) {
  return (
    <Chip
      selected={filters.openNow}
      icon="clock"
      onPress={() => onFilters({ ...filters, openNow: !filters.openNow })}
    >
      {children}
    </Chip>
  )
}

export function StepFreeChip({ filters, onFilters, children }: FilterChipProps & { children: string }) {
  return (
    <Chip
      selected={filters.stepFree}
      icon="accessibility"
      onPress={() => onFilters({ ...filters, stepFree: !filters.stepFree })}
    >
      {children}
    </Chip>
  )
}

export function KindChips({ filters, onFilters }: FilterChipProps) {
  const { kinds } = useWords().station
  return (
    <>
      {stationKinds.map(kind => (
        <Chip
          key={kind}
          selected={filters.kinds.includes(kind)}
          onPress={() => onFilters(withKind(filters, kind))}
        >
          {kinds[kind]}
        </Chip>
      ))}
    </>
  )
}

export function ServiceChips({
  services,
  filters,
  onFilters,
}: FilterChipProps & { services: readonly Service[] }) {
  return (
    <>
      {services.map(service => (
        <Chip
          key={service.code}
          selected={filters.services.includes(service.code)}
          icon={iconNamed(service.icon)}
          onPress={() => onFilters(withService(filters, service.code))}
        >
          {service.name}
        </Chip>
      ))}
    </>
  )
}
