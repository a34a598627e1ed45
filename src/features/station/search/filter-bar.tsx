import { ScrollView, Text, View } from '@tarojs/components'
import type { Service } from '../../../../domain/station/card'
import type { StationFilters } from '../../../../domain/station/contract'
import { Icon } from '../../../components/icon'
import { Pressable } from '../../../components/pressable'
import { role } from '../../../components/role'
import { KindChips, OpenNowChip, ServiceChips, StepFreeChip } from './filter-chips'
import { countOf } from './filters'
import { useSearchWords } from './words'
import './filter-bar.scss'

interface FilterBarProps {
  readonly filters: StationFilters
  readonly services: readonly Service[]
  /** Codes of the services offered here, most asked for first. */
  readonly chips: readonly string[]
  readonly onFilters: (filters: StationFilters) => void
  readonly onAll: () => void
}

/** The filters asked for most, one tap each; everything else behind the first button. */
export function FilterBar({ filters, services, chips, onFilters, onAll }: FilterBarProps) {
  const words = useSearchWords()
  const own = { filters, onFilters }
  const count = countOf(filters)
  // A filter that is on stands in the row even if it is not among those usually offered.
  const offered = [...chips, ...filters.services.filter(code => !chips.includes(code))].flatMap(code =>
    services.filter(service => service.code === code),
  )

  return (
    <View className="filter-bar" {...role('group')} aria-label={words.filters}>
      <ScrollView className="filter-bar__row" scrollX enhanced showScrollbar={false}>
        <View className="filter-bar__chips">
          <AllFilters count={count} onPress={onAll} />
          <OpenNowChip {...own}>{words.openNow}</OpenNowChip>
          <ServiceChips services={offered} {...own} />
          <StepFreeChip {...own}>{words.stepFree}</StepFreeChip>
          <KindChips {...own} />
        </View>
      </ScrollView>
    </View>
  )
}

/** Leads to every filter; says how many are on. */
export function AllFilters({ count, onPress }: { count: number; onPress: () => void }) {
  const words = useSearchWords()
  return (
    <Pressable
      className="filter-bar__all"
      onPress={onPress}
      label={count > 0 ? words.filtersOn(count) : words.filters}
    >
      <View className="filter-bar__all-inside">
        <Text>{words.filters}</Text>
        {count > 0 ? (
          <Text className="filter-bar__count">{count}</Text>
        ) : (
          <Icon name="chevron-down" size="s" />
        )}
      </View>
    </Pressable>
  )
}
