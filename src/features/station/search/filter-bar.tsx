import { ScrollView, Text, View } from '@tarojs/components'
import type { Service, StationFilters } from '../../../../domain/station/contract'
import { stationKinds } from '../../../../domain/station/kinds'
import { Chip } from '../../../components/chip'
import { Icon, iconNamed } from '../../../components/icon'
import { Pressable } from '../../../components/pressable'
import { role } from '../../../components/role'
import { useWords } from '../../../i18n/words'
import { countOf, withKind, withService } from './filters'
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
  const { kinds } = useWords().station
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
          <Chip
            selected={filters.openNow}
            icon="clock"
            onPress={() => onFilters({ ...filters, openNow: !filters.openNow })}
          >
            {words.openNow}
          </Chip>
          {offered.map(service => (
            <Chip
              key={service.code}
              selected={filters.services.includes(service.code)}
              icon={iconNamed(service.icon)}
              onPress={() => onFilters(withService(filters, service.code))}
            >
              {service.name}
            </Chip>
          ))}
          <Chip
            selected={filters.stepFree}
            icon="accessibility"
            onPress={() => onFilters({ ...filters, stepFree: !filters.stepFree })}
          >
            {words.stepFree}
          </Chip>
          {stationKinds.map(kind => (
            <Chip
              key={kind}
              selected={filters.kinds.includes(kind)}
              onPress={() => onFilters(withKind(filters, kind))}
            >
              {kinds[kind]}
            </Chip>
          ))}
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
