import { useDidHide, useDidShow, useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useState } from 'react'
import { paths } from '../../api/go'
import { NavBar } from '../../components/nav-bar'
import { Screen } from '../../components/screen'
import { noFilters } from '../../features/station/search/filters'
import { FilterSheet } from '../../features/station/search/filter-sheet'
import { addressOf, filtersFrom } from '../../features/station/search/preset'
import { useSearchWords } from '../../features/station/search/words'
import { useCatalogue } from '../../features/station/queries'
import { useCareMode } from '../../theme/care-mode'
import { CareStage } from './care-stage'
import { MapStage } from './map-stage'
import { SearchBar } from './search-bar'
import type { Stop } from './stops'
import { useStationSearch } from './use-station-search'
import './index.scss'

/** Finds stations on a map and in a list that always answer the same question. */
export default function Stations() {
  const words = useSearchWords()
  const care = useCareMode()
  const { params } = useRouter()
  const [awake, setAwake] = useState(true)
  const [choosing, setChoosing] = useState(false)
  const [first] = useState(() => filtersFrom(params) ?? noFilters)
  const search = useStationSearch(awake, first)
  const catalogue = useCatalogue().data
  const { filters, setFilters } = search

  useDidShow(() => setAwake(true))
  useDidHide(() => setAwake(false))
  useShareAppMessage(() => ({ title: words.heading, path: paths.stations + addressOf(filters) }))
  useShareTimeline(() => ({ title: words.heading, query: addressOf(filters).slice(1) }))

  const [stop, setStop] = useState<Stop>('half')
  const nav = care ? (
    <NavBar title={words.heading} />
  ) : (
    <SearchBar search={search} onAsk={() => setStop('full')} />
  )
  const Stage = care ? CareStage : MapStage
  return (
    <Screen title={words.title} tab="stations" fill nav={nav}>
      <Stage
        search={search}
        catalogue={catalogue}
        onAllFilters={() => setChoosing(true)}
        stop={stop}
        onStop={setStop}
      />
      {choosing && (
        <FilterSheet
          filters={filters}
          services={catalogue?.services ?? []}
          onFilters={setFilters}
          onClose={() => setChoosing(false)}
        />
      )}
    </Screen>
  )
}
