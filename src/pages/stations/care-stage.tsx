import { ScrollView, View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { Button } from '../../components/button'
import { countOf } from '../../features/station/search/filters'
import { OpenNowChip } from '../../features/station/search/filter-chips'
import { AllFilters } from '../../features/station/search/filter-bar'
import { SearchBox } from '../../features/station/search/search-box'
import { useSearchWords } from '../../features/station/search/words'
import { MapLayer } from './map-layer'
import { MapTools } from './map-tools'
import { SelectedStation } from './selected-station'
import type { StageProps } from './stage'
import { underTabBar, useStageSize } from './stage-size'
import { StationList } from './station-list'
import { useTopAgain } from './use-top-again'

/** The button at the foot, and above it the card of a selected station, in px. */
const FOOT = 89
const CARD = 376
const TOP = 8

/** Care mode: the list first, the map behind one button, nothing to be dragged. */
export function CareStage({ search, onAllFilters }: StageProps) {
  const words = useSearchWords()
  const { filters, setFilters, list, selected } = search
  const size = useStageSize('stations-stage')
  const [showing, setShowing] = useState<'list' | 'map'>('list')
  const padding = useMemo(() => ({ top: TOP, bottom: selected ? CARD : FOOT }), [selected])
  const scrollTop = useTopAgain(search.listKey)
  const onMap = showing === 'map'

  return (
    <View className={`stations stations--care ${underTabBar ? 'stations--under-bar' : ''}`}>
      <View className="stations__care-head">
        <SearchBox
          text={filters.text}
          onText={text => {
            setFilters({ ...filters, text })
            setShowing('list')
          }}
        />
        <View className="stations__care-filters">
          <OpenNowChip filters={filters} onFilters={setFilters}>
            {words.openNowOnly}
          </OpenNowChip>
          <AllFilters count={countOf(filters)} onPress={onAllFilters} />
        </View>
      </View>
      <View id="stations-stage" className="stations__care-stage">
        <ScrollView
          className={`stations__care-list ${onMap ? 'stations__hidden' : ''}`}
          scrollY
          scrollTop={scrollTop}
          lowerThreshold={240}
          onScrollToLower={() => {
            if (list.hasNextPage && !list.isFetching && !list.isError) void list.fetchNextPage()
          }}
        >
          <StationList search={search} />
          <View className="stations__care-room" />
        </ScrollView>
        {onMap && (
          <>
            {selected && <SelectedStation key={selected} id={selected} search={search} bottom={12} />}
            <MapLayer
              search={search}
              size={size}
              padding={padding}
              onSelect={id => search.select(id, { top: TOP, bottom: CARD }, size.height)}
            />
            {!selected && (
              <MapTools search={search} bottom={FOOT + 40} onRefused={() => setShowing('list')} />
            )}
          </>
        )}
        {!(onMap && selected) && (
          <View className="stations__care-foot">
            <Button
              look="primary"
              icon={onMap ? 'list' : 'map'}
              onPress={() => {
                search.setSelected(null)
                setShowing(onMap ? 'list' : 'map')
              }}
            >
              {onMap ? words.showList : words.showMap}
            </Button>
          </View>
        )}
      </View>
    </View>
  )
}
