import { Text, View } from '@tarojs/components'
import { heading } from '../../components/role'
import { NavBar } from '../../components/nav-bar'
import { SearchBox } from '../../features/station/search/search-box'
import { useSearchWords } from '../../features/station/search/words'
import type { StationSearch } from './use-station-search'

/** Lies over the map, clear of the status bar and WeChat's capsule. */
export function SearchBar({ search, onAsk }: { search: StationSearch; onAsk: () => void }) {
  const words = useSearchWords()
  const { filters, setFilters } = search
  return (
    <View className="stations__top">
      <NavBar over>
        <View className="unseen" {...heading(1)}>
          <Text>{words.heading}</Text>
        </View>
        <View className="stations__search">
          <SearchBox
            text={filters.text}
            onText={text => {
              setFilters({ ...filters, text })
              if (text) onAsk()
            }}
          />
        </View>
      </NavBar>
    </View>
  )
}
