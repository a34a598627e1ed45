import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Service } from '../../../../domain/station/card'
import type { StationFilters } from '../../../../domain/station/contract'
import { Button } from '../../../components/button'
import { heading, role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { KindChips, OpenNowChip, ServiceChips, StepFreeChip } from './filter-chips'
import { countOf, noFilters } from './filters'
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
  const own = { filters, onFilters }
  return (
    <Sheet title={words.filters} onClose={onClose}>
      <Choices title={words.now}>
        <OpenNowChip {...own}>{words.openNowOnly}</OpenNowChip>
        <StepFreeChip {...own}>{words.stepFreeLong}</StepFreeChip>
      </Choices>
      <Choices title={words.kinds}>
        <KindChips {...own} />
      </Choices>
      {services.length > 0 && (
        <Choices title={words.services} hint={words.servicesHint}>
          <ServiceChips services={services} {...own} />
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
