import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Service, StationFilters } from '../../../../domain/station/contract'
import { stationKinds } from '../../../../domain/station/kinds'
import { Button } from '../../../components/button'
import { Chip } from '../../../components/chip'
import { iconNamed } from '../../../components/icon'
import { heading, role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { useWords } from '../../../i18n/words'
import { countOf, noFilters, withKind, withService } from './filters'
import { useSearchWords } from './words'
import './filter-sheet.scss'

interface FilterSheetProps {
  readonly filters: StationFilters
  readonly services: readonly Service[]
  readonly onFilters: (filters: StationFilters) => void
  readonly onClose: () => void
}

/** Every filter in one place. What is tapped counts at once; closing only closes. */
export function FilterSheet({ filters, services, onFilters, onClose }: FilterSheetProps) {
  const words = useSearchWords()
  const { kinds } = useWords().station
  return (
    <Sheet title={words.filters} onClose={onClose}>
      <Choices title={words.now}>
        <Chip
          selected={filters.openNow}
          icon="clock"
          onPress={() => onFilters({ ...filters, openNow: !filters.openNow })}
        >
          {words.openNowOnly}
        </Chip>
        <Chip
          selected={filters.stepFree}
          icon="accessibility"
          onPress={() => onFilters({ ...filters, stepFree: !filters.stepFree })}
        >
          {words.stepFreeLong}
        </Chip>
      </Choices>
      <Choices title={words.kinds}>
        {stationKinds.map(kind => (
          <Chip
            key={kind}
            selected={filters.kinds.includes(kind)}
            onPress={() => onFilters(withKind(filters, kind))}
          >
            {kinds[kind]}
          </Chip>
        ))}
      </Choices>
      {services.length > 0 && (
        <Choices title={words.services} hint={words.servicesHint}>
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
        </Choices>
      )}
      <View className="filter-sheet__foot">
        <Button
          look="plain"
          disabled={countOf(filters) === 0}
          onPress={() => onFilters({ ...noFilters, text: filters.text })}
        >
          {words.drop}
        </Button>
        <Button look="primary" onPress={onClose}>
          {words.show}
        </Button>
      </View>
    </Sheet>
  )
}

function Choices({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <View className="filter-sheet__group">
      <View {...heading(3)}>
        <Text className="filter-sheet__title">{title}</Text>
      </View>
      {hint && <Text className="filter-sheet__hint">{hint}</Text>}
      <View className="filter-sheet__chips" {...role('group')} aria-label={title}>
        {children}
      </View>
    </View>
  )
}
