import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { device } from '../../api/device'
import { FilterBar } from '../../features/station/search/filter-bar'
import { MapLayer } from './map-layer'
import { MapTools } from './map-tools'
import { SelectedStation } from './selected-station'
import type { StageProps } from './stage'
import { underTabBar, useStageSize } from './stage-size'
import { StationList } from './station-list'
import { StopSheet } from './stop-sheet'
import { heightAt } from './stops'

/**
 * Handle and chips; the search box, and its bar where no capsule gives one; the card of a selected station with
 * a name of two lines, in px.
 */
const PEEK = 84
const SEARCH_HEIGHT = 56
const SEARCH_BAR = 64
const CARD = 288
const GAP = 12

/** The map over the whole stage, the list in a sheet over it. */
export function MapStage({ search, catalogue, onAllFilters, stop, onStop }: StageProps) {
  const { filters, setFilters, selected } = search
  const size = useStageSize('stations-stage')
  const top = useTop()
  const stage = { ...size, top, peek: PEEK }

  const covered = selected ? PEEK + GAP + CARD : heightAt(stop === 'full' ? 'half' : stop, stage)
  const padding = useMemo(() => ({ top, bottom: covered }), [top, covered])
  const select = (id: string | null) => {
    search.select(id, { top, bottom: PEEK + GAP + CARD }, size.height)
    if (id) onStop('peek')
  }
  const dropSelected = () => {
    if (selected) search.setSelected(null)
  }

  return (
    <View id="stations-stage" className={`stations ${underTabBar ? 'stations--under-bar' : ''}`}>
      <StopSheet
        stage={stage}
        stop={stop}
        onStop={next => {
          dropSelected()
          onStop(next)
        }}
        listKey={search.listKey}
        onBottom={() => {
          const { list } = search
          if (list.hasNextPage && !list.isFetching && !list.isError) void list.fetchNextPage()
        }}
        head={
          <FilterBar
            filters={filters}
            services={catalogue?.services ?? []}
            chips={catalogue?.chips ?? []}
            onFilters={setFilters}
            onAll={onAllFilters}
          />
        }
      >
        <StationList search={search} />
      </StopSheet>
      {selected && <SelectedStation key={selected} id={selected} search={search} bottom={PEEK + GAP} />}
      <MapLayer search={search} size={size} padding={padding} onSelect={select} />
      {!selected && stop !== 'full' && (
        <MapTools search={search} bottom={covered + GAP} onRefused={() => onStop('half')} />
      )}
    </View>
  )
}

/** Where the map begins to be free: below the search box. */
function useTop(): number {
  return useMemo(() => {
    const { statusBar, capsule } = device.topFrame()
    const bar = capsule ? (capsule.top - statusBar) * 2 + capsule.height : SEARCH_BAR
    return statusBar + Math.max(bar, SEARCH_HEIGHT) + 4
  }, [])
}
